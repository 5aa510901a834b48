package dev.signlab.shell.line;

import java.util.List;

/**
 * Commands, each of which reads what the one before it wrote.
 *
 * @param condition when it runs, seen from the pipeline before it
 * @param commands the commands, at least one
 */
public record Pipeline(Condition condition, List<SimpleCommand> commands) {

  /** Copies the list. */
  public Pipeline {
    commands = List.copyOf(commands);
  }

  /** When a pipeline runs. */
  public enum Condition {
    /** Always: it is the first, or stands after {@code ;} or on a line of its own. */
    ALWAYS,
    /** When the one before it succeeded. */
    AND,
    /** When the one before it failed. */
    OR
  }
}
