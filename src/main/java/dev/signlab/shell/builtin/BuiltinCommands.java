package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Everyday;
import java.util.ArrayList;
import java.util.List;

/** The commands of this room. */
public final class BuiltinCommands {

  /** The group of what concerns the shell itself. */
  public static final String SHELL = Everyday.SHELL;

  /** The group of what looks after files. */
  public static final String FILES = Everyday.FILES;

  private BuiltinCommands() {}

  /** Returns all of them, in the order of help. */
  public static List<Command> all() {
    List<Command> commands = new ArrayList<>();
    commands.addAll(ShellWords.all());
    commands.addAll(FolderCommands.all());
    commands.addAll(FileCommands.all());
    commands.addAll(TextCommands.all());
    return List.copyOf(commands);
  }
}
