package dev.signlab.shell.command;

import java.util.List;
import java.util.function.Supplier;

/**
 * A command as a list of a room has it: its name, and what makes it. Making one reads all flags of
 * its specification, which a process that runs another command does not wait for.
 *
 * @param name the name, as the specification has it
 * @param maker makes the command
 */
public record ListedCommand(String name, Supplier<Command> maker) {

  /** Lists commands that are made already. */
  public static List<ListedCommand> made(List<? extends Command> commands) {
    return commands.stream().map(ListedCommand::made).toList();
  }

  private static ListedCommand made(Command command) {
    return new ListedCommand(command.spec().name(), () -> command);
  }

  /**
   * Makes the command.
   *
   * @throws IllegalStateException when its own name is another one
   */
  public Command make() {
    Command command = maker.get();
    if (!command.spec().name().equals(name)) {
      throw new IllegalStateException(command.spec().name() + " is listed as " + name);
    }
    return command;
  }
}
