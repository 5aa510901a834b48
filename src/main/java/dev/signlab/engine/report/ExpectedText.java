package dev.signlab.engine.report;

import java.util.regex.Pattern;

/** A text that must be there: this one, or one of a pattern. */
public sealed interface ExpectedText {

  /**
   * This text and no other.
   *
   * @param text the text
   */
  record Exactly(String text) implements ExpectedText {

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A text in which the pattern is found, as cosign has it: whoever wants all of it writes anchors.
   *
   * @param pattern the pattern
   */
  record Matching(Pattern pattern) implements ExpectedText {

    @Override
    public String toString() {
      return "/" + pattern + "/";
    }
  }
}
