package dev.signlab.shell.cosign.blob;

import dev.signlab.engine.blob.BundleUpgrade;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.flag.UnservedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;

/** {@code cosign bundle upgrade}. */
final class BundleUpgradeCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign bundle upgrade", "cosign", "Bring a bundle into version 0.3")
          .flag(BundleOutput.flag())
          .flags(UnservedFlags.of("rekor-url"))
          .flags(SharedFlags.global())
          .argument("BUNDLE", "the bundle's file", Completion.FILE)
          .example("cosign bundle upgrade old.sigstore.json --out new.sigstore.json")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String name = invocation.argument(0);
    byte[] json = Prefixed.by("reading input file: ", () -> cosign.read(name, Bundle.LARGEST));
    BundleUpgrade upgrade =
        Prefixed.by("upgrading bundle: ", () -> BundleUpgrade.of(Bundle.parse(json, name)));
    upgrade.notes().forEach(invocation.screen()::err);
    BundleOutput.write(cosign, upgrade.bytes())
        .ifPresent(
            file -> invocation.screen().err("Successfully upgraded bundle written to " + file));
    return OK;
  }
}
