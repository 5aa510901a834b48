package dev.signlab.shell.diagnose;

/**
 * A value in a line: an argument, or what a flag is given.
 *
 * @param at the place of its word behind the command's name
 * @param before what stands before it in its word, such as {@code --key=} or {@code docker://}
 * @param value the value
 * @param after what stands behind it in its word, such as {@code :text/plain}
 * @param flag the flag that it is given to; empty for an argument
 * @param role what it is for
 */
record Part(int at, String before, String value, String after, String flag, Role role) {

  /** Tells whether it is an argument. */
  boolean isArgument() {
    return flag.isEmpty();
  }
}
