package dev.signlab.shell.cosign.upload;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands that upload files. */
public final class UploadCommands {

  private UploadCommands() {}

  /** Returns them in the order of help. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign upload blob", UploadBlobCommand::new),
        new ListedCommand("cosign upload wasm", UploadWasmCommand::new));
  }
}
