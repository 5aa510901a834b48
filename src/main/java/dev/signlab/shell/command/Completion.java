package dev.signlab.shell.command;

/** What the value of a flag or an argument can be, for the Tab key. */
public enum Completion {
  /** Anything: nothing to offer. */
  NONE,
  /** A file or folder. */
  FILE,
  /** An image that the world's registry or the local images hold. */
  IMAGE,
  /** A repository of which such an image is one. */
  REPOSITORY,
  /** A scenario's name. */
  SCENARIO,
  /** A cause of {@link dev.signlab.diagnostic.Cause}. */
  CAUSE,
  /** A step of the last verification, or a cause. */
  EVIDENCE,
  /** A state of the world that the learner has named. */
  BOOKMARK,
  /** A fault that can be put into the world. */
  FAULT,
  /** A word of the course. */
  TERM,
  /** A command's name. */
  COMMAND
}
