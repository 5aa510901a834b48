package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After each line a learner knows where the open task stands, and which word comes next. */
@Tag("alike")
class StandingTests {

  private static final String NAME_THE_STEP =
      "now the evidence: explain, then diagnose STEP, by the name of the step that failed";
  private static final String NAME_THE_CAUSE =
      "now name the cause: diagnose CAUSE (Tab lists them)";

  private final Evening evening;

  StandingTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void aRefusalThatTheTaskIsAboutIsFollowedByTheWordThatComesNext() {
    toWrongKey();
    assertThat(evening.type("predict no")).contains("now try it").doesNotContain("waiting:");
    assertThat(oneLine(evening.type(verifyWith("other.pub"))))
        .contains("waiting: refused as expected; " + NAME_THE_STEP);
    assertThat(oneLine(evening.type("diagnose signed by this key")))
        .contains("yes, that step shows it", "waiting: " + NAME_THE_CAUSE);
    assertThat(evening.type("diagnose no signature")).contains("no, that is not it");
    assertThat(evening.type("diagnose another key")).contains("yes: signed by another key");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("annotation");
  }

  @Test
  void whoTriesBeforePredictingIsAskedForTheirPrediction() {
    toWrongKey();
    assertThat(oneLine(evening.type(verifyWith("other.pub"))))
        .contains("waiting: refused as expected; say what you expected: predict yes or predict no");
    assertThat(oneLine(evening.type("predict no")))
        .doesNotContain("now try it")
        .contains("waiting: " + NAME_THE_STEP);
  }

  @Test
  void whoHasNotLookedNamesNoCause() {
    toWrongKey();
    evening.type("predict no");
    evening.type(verifyWith("other.pub"));
    assertThat(evening.type("diagnose WRONG_KEY")).contains("first the evidence");
    assertThat(evening.status()).isEqualTo(1);
    assertThat(evening.lab().requireCurrent().open().facts().diagnosis()).isEmpty();
    assertThat(evening.type("diagnose payload intact")).contains("no: that step passed");
    assertThat(evening.type("diagnose names this image")).contains("no: that step was not reached");
    assertThat(evening.type("diagnose payload intact: another key")).contains("no: that step");
    assertThat(evening.type("check")).contains("the step that you named");
    assertThat(evening.type("diagnose signed by this key: another key"))
        .contains("yes: signed by another key");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("annotation");
  }

  @Test
  void aRunThatEndsOtherwiseIsNotTakenForTheOneThatIsWanted() {
    toWrongKey();
    evening.type("predict no");
    assertThat(oneLine(evening.type(verifyWith("cosign.pub"))))
        .contains("not yet: cosign verify was refused as expected")
        .doesNotContain(NAME_THE_STEP, NAME_THE_CAUSE);
  }

  @Test
  void nothingIsSaidWhereNothingChanged() {
    toWrongKey();
    assertThat(evening.type("ls && cat cosign.pub")).doesNotContain("waiting:");
    evening.type("predict no");
    evening.type(verifyWith("other.pub"));
    assertThat(evening.type("ls")).doesNotContain("waiting:");
  }

  @Test
  void theFirstOfTwoThingsIsSeenAndTheSecondNamed() {
    evening.type("start verify");
    evening.type("skip");
    evening.type("skip");
    evening.type("skip");
    assertThat(oneLine(evening.type(verifyWith("cosign.pub") + " -a course=cooking")))
        .contains("waiting: refused as expected; now run: cosign verify with annotations");
  }

  @Test
  void explainNamesNoCauseThatTheTaskAsksFor() {
    toWrongKey();
    evening.type(verifyWith("other.pub"));
    assertThat(evening.type("explain"))
        .contains("signed by this key: for which cause?", "found")
        .doesNotContain("WRONG_KEY", "signed by another key");
    evening.type("diagnose signed by this key wrong_key");
    evening.type("predict no");
    evening.type(verifyWith("other.pub"));
    assertThat(evening.type("explain")).contains("WRONG_KEY (signed by another key)");
  }

  @Test
  void whoNamesNoCauseIsToldWhereToLookAndNoAnswer() {
    toWrongKey();
    assertThat(evening.type("diagnose"))
        .contains("error: no cause is named", "the payload is whole")
        .doesNotContain("WRONG_KEY", "another key");
    assertThat(evening.status()).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONG_KEY",
        "wrong key",
        "Wrong-Key.",
        "the wrong key!",
        "signed by another key",
        "It is signed by another key.",
        "another key",
        "“another key”",
        "by another key"
      })
  void aCauseIsNamedInWordsToo(String said) {
    toWrongKey();
    evening.type("diagnose signed by this key");
    assertThat(evening.type("diagnose '" + said + "'")).contains("yes: signed by another key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "the", "no key at all", "signed by", "signed by another"})
  void tooFewWordsNameNoCause(String said) {
    toWrongKey();
    assertThat(evening.type("diagnose " + said)).contains("error: no cause is called");
  }

  /** What is near none in letters may be near some in what it means. */
  @ParameterizedTest
  @CsvSource({
    "the cert is expired,NOT_VALID_THEN",
    "somebody retagged it,TAG_MOVED",
    "rekor has never seen it,NO_LOG_ENTRY",
    "file was tampered with,DIGEST_MISMATCH",
    "unsigned,NO_SIGNATURE",
    "wrong email,WRONG_IDENTITY",
    "the clock is off,WRONG_TIME"
  })
  void wordsThatNameNoneAreOfferedCausesOfThatMeaning(String said, String near) {
    toWrongKey();
    assertThat(evening.type("diagnose " + said))
        .contains("error: no cause is called")
        .contains("diagnose " + near + "\n");
  }

  private void toWrongKey() {
    evening.type("start verify");
    evening.type("skip");
    evening.type("skip");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("wrong-key");
  }

  private String verifyWith(String key) {
    return "cosign verify --key " + key + " " + evening.image("studentbook:1.0");
  }

  private static String oneLine(String shown) {
    return shown.replaceAll("\\s+", " ");
  }
}
