package dev.signlab.shell.crane;

import dev.signlab.oci.name.Registry;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.image.Images;

/** {@code crane catalog}: the repositories of a registry. */
final class CraneCatalogCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("crane catalog", "crane", "List the repositories of a registry")
          .argument("REGISTRY", "such as localhost:5001", Completion.NONE)
          .example("crane catalog localhost:5001")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Registry registry = new Registry(invocation.argument(0));
    Images.client(invocation).repositories(registry).forEach(invocation.screen()::out);
    return OK;
  }
}
