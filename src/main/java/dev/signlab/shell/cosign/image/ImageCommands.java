package dev.signlab.shell.cosign.image;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands of cosign that sign, verify and show images, in the order of help. */
public final class ImageCommands {

  private ImageCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(
        new SignCommand(), new VerifyCommand(), new TriangulateCommand(), new TreeCommand());
  }
}
