package dev.signlab.shell.cosign.image;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands of cosign that sign, verify and show images, in the order of help. */
public final class ImageCommands {

  private ImageCommands() {}

  /** Returns the commands. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign sign", SignCommand::new),
        new ListedCommand("cosign verify", VerifyCommand::new),
        new ListedCommand("cosign triangulate", TriangulateCommand::new),
        new ListedCommand("cosign tree", TreeCommand::new));
  }
}
