package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenCheckTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digest",
        "Digest",
        "the digest",
        "The Digest.",
        "a digest!",
        "`digest`",
        " digest "
      })
  void whoeverKnowsTheWordMaySayItInASentence(String said) {
    assertThat(new ChosenCheck("digest").isRight(said)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tag", "not the digest", "digests", "the", "", "digest or tag", "thedigest"})
  void otherWordsAreNotTheAnswer(String said) {
    assertThat(new ChosenCheck("digest").isRight(said)).isFalse();
  }

  @Test
  void anAnswerOfMarksAloneIsTakenAsItIs() {
    assertThat(new ChosenCheck("?").isRight("?")).isTrue();
    assertThat(new ChosenCheck("?").isRight("!")).isFalse();
  }
}
