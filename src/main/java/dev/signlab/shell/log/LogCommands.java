package dev.signlab.shell.log;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import java.util.List;

/** The commands that ask a log of signatures. */
public final class LogCommands {

  private LogCommands() {}

  /** Returns the commands, in the order in which help lists them. */
  public static List<Command> all() {
    return List.of(
        new LogShowCommand(),
        new LogProofCommand(),
        new LogCheckpointCommand(),
        new LogConsistencyCommand(),
        new LogWatchCommand());
  }

  /** Starts the words of a command, with the flags that all of them have. */
  static CommandSpec.Builder spec(String word, String summary) {
    return CommandSpec.of("log " + word, "Look", summary).flags(LogAccess.flags());
  }
}
