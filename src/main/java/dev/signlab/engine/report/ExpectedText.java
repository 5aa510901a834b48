package dev.signlab.engine.report;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;

/** A text that must be there: this one, or one of a pattern. */
public sealed interface ExpectedText {

  /** Tells whether a text is the expected one, or one of them. */
  boolean fits(String text);

  /** Returns in words what others than those that were meant would fit, or nothing. */
  default Optional<String> tooWide() {
    return Optional.empty();
  }

  /**
   * Returns the texts in which a pattern is found.
   *
   * @param pattern in the syntax of RE2, as Go has it
   * @throws dev.signlab.diagnostic.LabException with Go's words for what RE2 does not have
   */
  static ExpectedText matching(String pattern) {
    try {
      return new Matching(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw Problem.of(String.valueOf(e.getMessage()))
          .expected("a pattern as Go and RE2 have it: no look-around, no back references")
          .found(pattern)
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /**
   * This text and no other.
   *
   * @param text the text
   */
  record Exactly(String text) implements ExpectedText {

    @Override
    public boolean fits(String other) {
      return text.equals(other);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A text that is both.
   *
   * @param one what it must be
   * @param other what it must be, too
   */
  record Both(ExpectedText one, ExpectedText other) implements ExpectedText {

    @Override
    public boolean fits(String text) {
      return one.fits(text) && other.fits(text);
    }

    @Override
    public Optional<String> tooWide() {
      return one.tooWide().isPresent() ? other.tooWide() : Optional.empty();
    }

    @Override
    public String toString() {
      return one + " and " + other;
    }
  }

  /**
   * A text in which the pattern is found, as cosign has it: whoever wants all of it writes anchors.
   *
   * @param pattern the pattern
   */
  record Matching(Pattern pattern) implements ExpectedText {

    @Override
    public boolean fits(String text) {
      return pattern.matcher(text).find();
    }

    @Override
    public Optional<String> tooWide() {
      if (fits("")) {
        return Optional.of("it fits every text");
      }
      Anchors anchors = Anchors.of(pattern.pattern());
      if (anchors.begin() && anchors.end()) {
        return Optional.empty();
      }
      String missing = anchors.begin() ? "$ at its end" : "^ in front";
      return Optional.of(
          "without " + missing + " it fits longer texts too, such as those of a look-alike");
    }

    @Override
    public String toString() {
      return "/" + pattern + "/";
    }
  }
}
