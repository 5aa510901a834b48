package dev.signlab.shell.line;

import java.util.List;

/**
 * One word of a line before its variables are replaced.
 *
 * @param parts its pieces, in their order
 * @param start where it begins in the line
 * @param end where it ends in the line, exclusive
 */
public record Word(List<Part> parts, int start, int end) {

  /** Copies the parts. */
  public Word {
    parts = List.copyOf(parts);
  }

  /** A piece of a word. */
  public sealed interface Part {

    /** Tells whether it stood in quotes, so that its value is neither split nor matched. */
    boolean quoted();
  }

  /**
   * Text that stands for itself.
   *
   * @param text the text, without its quotes
   */
  public record Literal(String text, boolean quoted) implements Part {}

  /**
   * A variable.
   *
   * @param name its name, or {@code ?} for the last status
   * @param fallback what {@code ${NAME:-fallback}} gives for a variable that is not set, or an
   *     empty list when the line gives none
   */
  public record Variable(String name, List<String> fallback, boolean quoted) implements Part {

    /** Copies the list. */
    public Variable {
      fallback = List.copyOf(fallback);
    }
  }

  /**
   * The output of a command.
   *
   * @param line the line between {@code $(} and {@code )}
   */
  public record Substitution(String line, boolean quoted) implements Part {}

  /** Returns the word as text when nothing in it has to be replaced, else an empty text. */
  public String literalText() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Literal literal)) {
        return "";
      }
      text.append(literal.text());
    }
    return text.toString();
  }
}
