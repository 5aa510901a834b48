package dev.signlab.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTextTests {

  @Test
  void aCommandBehindThenBeginsARowOfItsOwn() {
    String text =
        "notation cert generate-test ada, then notation sign localhost:5001/notary/app:1.0";

    assertThat(CommandText.of(text).lines("  Do  ", 60))
        .containsExactly(
            "  Do  notation cert generate-test ada, then",
            "      notation sign localhost:5001/notary/app:1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"predict, then answer", "notation verify, and verify again", "look, then"})
  void otherWordsAreOneText(String text) {
    assertThat(CommandText.of(text)).isEqualTo(new CommandText(text, ""));
  }
}
