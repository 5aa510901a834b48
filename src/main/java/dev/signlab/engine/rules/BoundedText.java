package dev.signlab.engine.rules;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;

/**
 * A text that counts how often it is looked at, and ends the matching of expressions that would
 * look for ever.
 */
final class BoundedText implements CharSequence {

  private static final int MOST_LOOKS = 5_000_000;

  private final String text;
  private int looks;

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw Problem.of("a rule's expression takes too long")
          .expected("an expression that is done after " + MOST_LOOKS + " looks at the text")
          .found("one that is not, on a text of " + text.length() + " letters")
          .hint("nested repetitions such as (a+)+ do that")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
