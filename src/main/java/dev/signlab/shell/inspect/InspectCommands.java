package dev.signlab.shell.inspect;

import dev.signlab.shell.command.Command;
import java.util.List;

/** The commands that look at the last one, at an image or at a file. */
public final class InspectCommands {

  private InspectCommands() {}

  /** Returns the commands. */
  public static List<Command> all() {
    return List.of(new ExplainCommand(), new WireCommand(), new ViewCommand());
  }
}
