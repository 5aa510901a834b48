package dev.signlab.shell.run;

/**
 * How a command ended.
 *
 * @param status its status
 * @param way whether it ran, and what became of it
 */
record Ended(int status, Way way) {

  /** What became of a command. */
  enum Way {
    /** It ran to its end, whatever its status. */
    RAN,
    /** It began and failed. */
    FAILED,
    /** It never began, since its words cannot be understood. */
    REFUSED
  }
}
