package dev.signlab.shell.cosign.files;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands about files that name images. */
public final class FileCommands {

  private FileCommands() {}

  /** Returns them in the order of help. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign generate", GenerateCommand::new),
        new ListedCommand("cosign dockerfile verify", DockerfileVerifyCommand::new),
        new ListedCommand("cosign manifest verify", ManifestVerifyCommand::new));
  }
}
