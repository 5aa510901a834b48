package dev.signlab.shell.cosign.blob;

import dev.signlab.engine.blob.BundleDescription;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;

/** {@code cosign bundle inspect}. */
final class BundleInspectCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign bundle inspect", "cosign", "Show what is in a bundle")
          .flags(SharedFlags.global())
          .argument("BUNDLE", "the bundle's file", Completion.FILE)
          .example("cosign bundle inspect notes.sigstore.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String name = invocation.argument(0);
    byte[] json = Prefixed.by("opening bundle file: ", () -> cosign.read(name, Bundle.LARGEST));
    Bundle bundle = Bundle.parse(json, name);
    invocation.screen().err("WARNING: This command only inspects the contents of the bundle.");
    invocation
        .screen()
        .err(
            "It does not perform cryptographic verification or check against the transparency"
                + " log.");
    invocation.screen().err("");
    BundleDescription.lines(bundle).forEach(invocation.screen()::out);
    return OK;
  }
}
