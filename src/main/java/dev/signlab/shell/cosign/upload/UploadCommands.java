package dev.signlab.shell.cosign.upload;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands that upload files. */
public final class UploadCommands {

  private UploadCommands() {}

  /** Returns them in the order of help. */
  public static List<Command> all() {
    return List.of(new UploadBlobCommand(), new UploadWasmCommand());
  }
}
