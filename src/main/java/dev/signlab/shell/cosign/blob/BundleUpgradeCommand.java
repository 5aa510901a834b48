package dev.signlab.shell.cosign.blob;

import dev.signlab.engine.blob.BundleUpgrade;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.invoke.CosignFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.bundle.Bundle;

/** {@code cosign bundle upgrade}. */
final class BundleUpgradeCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign bundle upgrade", "cosign", "Bring a bundle into version 0.3")
          .flag(Flag.file(BlobFlags.OUT, "where it goes; without it, on the screen"))
          .flag(Flag.text("rekor-url", "URL", "not yet: asking the transparency log"))
          .flags(CosignFlags.global())
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
    byte[] json = BlobFiles.read(invocation, name, Bundle.LARGEST, "reading input file: ");
    BundleUpgrade upgrade =
        Prefixed.by("upgrading bundle: ", () -> BundleUpgrade.of(Bundle.parse(json, name)));
    upgrade.notes().forEach(invocation.screen()::err);
    BundleOutput.write(cosign, upgrade.bytes())
        .ifPresent(
            file -> invocation.screen().err("Successfully upgraded bundle written to " + file));
    return OK;
  }
}
