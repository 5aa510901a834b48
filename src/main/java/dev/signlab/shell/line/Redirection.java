package dev.signlab.shell.line;

/**
 * Where a stream of a command goes or comes from.
 *
 * @param kind how
 * @param stream 0 for input, 1 for output, 2 for errors, 3 for output and errors
 * @param target the file's name, the text itself for {@link Kind#TEXT}, or the stream's number for
 *     {@link Kind#SAME_AS}
 */
public record Redirection(Kind kind, int stream, Word target) {

  /** The ways to redirect. */
  public enum Kind {
    /** From a file. */
    READ,
    /** To a file, which is emptied first. */
    WRITE,
    /** To the end of a file. */
    APPEND,
    /** From the lines that follow, or from the word itself. */
    TEXT,
    /** To where another stream goes. */
    SAME_AS;

    /** Tells whether the target names a file. */
    public boolean isFile() {
      return this != TEXT && this != SAME_AS;
    }
  }
}
