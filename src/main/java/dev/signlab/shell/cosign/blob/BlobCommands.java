package dev.signlab.shell.cosign.blob;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of cosign for files and bundles, in the order of help. */
public final class BlobCommands {

  private BlobCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(
        new SignBlobCommand(),
        new VerifyBlobCommand(),
        new BundleCreateCommand(),
        new BundleUpgradeCommand(),
        new BundleInspectCommand());
  }
}
