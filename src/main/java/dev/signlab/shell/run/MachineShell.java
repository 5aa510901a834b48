package dev.signlab.shell.run;

import dev.signlab.shell.screen.StreamScreen;

/**
 * The shell of this machine, to which texts go whole that the line language does not know. Only
 * what a learner typed is ever given to it. Used by one thread at a time.
 */
public interface MachineShell extends AutoCloseable {

  /** Tells whether this machine has one. */
  boolean isThere();

  /**
   * Tells whether a text before asked that a pipe fails when any of its commands does, which the
   * line language does not know.
   */
  boolean failsPipes();

  /** Tells whether a text before made a function of this name. */
  boolean hasFunction(String name);

  /**
   * Runs a text in the session's folder and with its variables, which it may change, and shows what
   * it prints.
   *
   * @return its status; 130 where it was interrupted
   * @throws dev.signlab.diagnostic.LabException when it cannot be started
   */
  int run(String text, StreamScreen screen);

  /** Takes away what texts needed; the next one begins as the first did. */
  @Override
  void close();
}
