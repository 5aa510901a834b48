package dev.signlab.shell.command;

/**
 * What the bottom line of the interactive shell shows: where the learner is. Asked after each
 * command; answers from memory.
 */
@FunctionalInterface
public interface BottomLine {

  /** Returns lab, task and progress in one line, or an empty text when no lab is open. */
  String text();
}
