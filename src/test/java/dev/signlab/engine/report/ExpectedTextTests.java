package dev.signlab.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns mean what they mean to Go: found anywhere, in the syntax of RE2. */
class ExpectedTextTests {

  @ParameterizedTest
  @CsvSource({
    "org/app, https://example.org/app/x, true",
    "^https://example.org/app$, https://example.org/app, true",
    "^https://example.org/app$, https://example.org/app2, false",
    "(?i)ME@, me@example.org, true",
    "\\pL+@, me@example.org, true",
    "(?P<who>me)@, me@example.org, true",
    "\\Ame@, me@example.org, true",
    "me@example.org\\z, me@example.org, true",
  })
  void aPatternIsFoundAnywhere(String pattern, String text, boolean fits) {
    assertThat(ExpectedText.matching(pattern).fits(text)).isEqualTo(fits);
  }

  /** What Perl and Java have and RE2 has not. */
  @ParameterizedTest
  @ValueSource(strings = {"(?=x)", "(?<!x)y", "(a)\\1", "a++", "(?>a)", "(", "a{1001}", "[z-a]"})
  void whatRe2DoesNotHaveIsRefused(String pattern) {
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> ExpectedText.matching(pattern))
        .withMessageStartingWith("error parsing regexp: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^https://github\\.com/org/repo/.*$",
        "\\Ame@example\\.org\\z",
        "^a$|^b$",
        "^(a|b)$",
        "^[|]$",
        "^a\\|b$",
      })
  void whatIsHeldAtBothEndsIsNotTooWide(String pattern) {
    assertThat(ExpectedText.matching(pattern).tooWide()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    ".*, every text",
    "a|, every text",
    "^, every text",
    "https://github.com/org/, ^ in front",
    "^https://github.com/org/, $ at its end",
    "^a$|b, ^ in front",
    "^a|b$, ^ in front",
    "^a\\$, $ at its end",
  })
  void whatFitsOthersTooIsWarnedAbout(String pattern, String about) {
    assertThat(ExpectedText.matching(pattern).tooWide().orElseThrow()).contains(about);
  }

  @Test
  void aTextToTheLetterIsNeverTooWide() {
    ExpectedText exactly = new ExpectedText.Exactly("me@example.org");
    assertThat(exactly.fits("me@example.org")).isTrue();
    assertThat(exactly.fits("me@example.org.evil")).isFalse();
    assertThat(exactly.tooWide()).isEmpty();
  }
}
