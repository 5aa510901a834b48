package dev.signlab.shell.cosign.blob;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands of cosign for files and bundles, in the order of help. */
public final class BlobCommands {

  private BlobCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign sign-blob", SignBlobCommand::new),
        new ListedCommand("cosign verify-blob", VerifyBlobCommand::new),
        new ListedCommand("cosign bundle create", BundleCreateCommand::new),
        new ListedCommand("cosign bundle upgrade", BundleUpgradeCommand::new),
        new ListedCommand("cosign bundle inspect", BundleInspectCommand::new));
  }
}
