package dev.signlab.shell.command;

/**
 * Hears of each line that is typed: the lab checks its open task after a command, and marks the
 * record of exchanges before one. Listeners run in the order in which the application wires them,
 * on the thread of the command; a listener that fails is reported and never stops the session.
 */
public interface CommandListener {

  /**
   * Called before a line is run.
   *
   * @param line the line as it was typed
   */
  default void before(String line, Session session, Screen screen) {}

  /**
   * Called before each command of a line that is about to run.
   *
   * @param screen where the command's own output goes, redirections applied
   */
  default void running(Session session, Screen screen) {}

  /**
   * Called after a line was run, also when it failed.
   *
   * @param line the line as it was typed
   * @param status its exit status
   */
  default void after(String line, int status, Session session, Screen screen) {}
}
