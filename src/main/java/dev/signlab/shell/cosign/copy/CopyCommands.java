package dev.signlab.shell.cosign.copy;

import dev.signlab.shell.command.ListedCommand;
import java.util.List;

/** The commands that move images and clean them. */
public final class CopyCommands {

  private CopyCommands() {}

  /** Returns them in the order of help. */
  public static List<ListedCommand> all() {
    return List.of(
        new ListedCommand("cosign copy", CopyCommand::new),
        new ListedCommand("cosign save", SaveCommand::new),
        new ListedCommand("cosign load", LoadCommand::new),
        new ListedCommand("cosign clean", CleanCommand::new));
  }
}
