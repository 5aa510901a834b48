package dev.signlab.shell.command;

/** What the standard input of a process is. */
public enum StandardInput {
  /** A terminal, at which a person can be asked. */
  TERMINAL,
  /** A pipe or a file: data for the command. */
  DATA,
  /** The null device: nobody. */
  NOTHING
}
