package dev.signlab.shell.command;

/**
 * One command of the lab, the same in the shell, in a script and one-shot. Implementations are
 * plain objects without state, made once; all they need comes with the invocation.
 */
public interface Command {

  /** The status of success. */
  int OK = 0;

  /** The status of a command that was stopped, as every shell gives it: 128 and the signal. */
  int INTERRUPTED = 130;

  /** Returns the words in which the command is typed. */
  CommandSpec spec();

  /**
   * Runs the command.
   *
   * @return the exit status, 0 for success
   * @throws dev.signlab.diagnostic.LabException when it fails; the screen shows the problem, whose
   *     exit status counts
   */
  int run(Invocation invocation);
}
