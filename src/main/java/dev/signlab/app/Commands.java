package dev.signlab.app;

import dev.signlab.shell.builtin.BuiltinCommands;
import dev.signlab.shell.command.Command;
import java.util.ArrayList;
import java.util.List;

/** All commands of the lab, room by room, in the order in which help lists them. */
public final class Commands {

  private Commands() {}

  /** Returns all commands. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(BuiltinCommands.all());
    return List.copyOf(commands);
  }
}
