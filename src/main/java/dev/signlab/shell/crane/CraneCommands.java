package dev.signlab.shell.crane;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.image.ToolVersionCommand;
import java.util.List;

/** The commands of crane, in the order in which help lists them. */
public final class CraneCommands {

  private CraneCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    return List.of(
        new CraneDigestCommand(),
        new CraneManifestCommand(),
        new CraneListCommand(),
        new CraneCatalogCommand(),
        ToolVersionCommand.of("crane version", "crane", ToolVersionCommand.VERSION));
  }
}
