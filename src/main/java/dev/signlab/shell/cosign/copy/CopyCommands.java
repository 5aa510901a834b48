package dev.signlab.shell.cosign.copy;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands that move images and clean them. */
public final class CopyCommands {

  private CopyCommands() {}

  /** Returns them in the order of help. */
  public static List<Command> all() {
    return List.of(new CopyCommand(), new SaveCommand(), new LoadCommand(), new CleanCommand());
  }
}
