package dev.signlab.shell.sbom;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;

/** {@code syft version}: whose syft this is. */
final class SyftVersionCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("syft version", "syft", "Show which syft this is")
          .example("syft version")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    invocation.screen().out("Application: syft");
    invocation.screen().out("Version:     signlab-0.1.0, in the words of syft 1");
    invocation.screen().out("Writes:      SPDX 2.3, CycloneDX 1.6");
    return OK;
  }
}
