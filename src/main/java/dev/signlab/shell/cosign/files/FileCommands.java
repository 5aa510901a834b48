package dev.signlab.shell.cosign.files;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands about files that name images. */
public final class FileCommands {

  private FileCommands() {}

  /** Returns them in the order of help. */
  public static List<Command> all() {
    return List.of(
        new GenerateCommand(), new DockerfileVerifyCommand(), new ManifestVerifyCommand());
  }
}
