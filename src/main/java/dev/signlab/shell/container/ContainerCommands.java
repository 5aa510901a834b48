package dev.signlab.shell.container;

import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.List;

/** The commands for containers, in the order in which help lists them. */
public final class ContainerCommands {

  private ContainerCommands() {}

  /** Returns all commands of this room. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.add(new ProcessListCommand());
    commands.addAll(ContainerWords.all());
    commands.add(new ComposeCommand());
    return List.copyOf(commands);
  }
}
