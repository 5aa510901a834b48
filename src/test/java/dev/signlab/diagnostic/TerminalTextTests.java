package dev.signlab.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTests {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 8, 0xb, 0xc, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x9b, 0x9d, 0x61c, 0x200b, 0x200e, 0x200f,
        0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xfdd0, 0xe0001, 0xe0041
      })
  void whatIsNotSeenIsSpelled(int point) {
    String text = "a" + Character.toString(point) + "b";

    assertThat(TerminalText.visible(text)).isEqualTo("a\\u{%x}b".formatted(point));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a\tb\nc",
        "a\r\nb",
        "Grüße, שלום, 你好",
        "👩‍💻",
        "می‌خواهم",
        "co\u00adop"
      })
  void writingStaysAsItIs(String text) {
    assertThat(TerminalText.visible(text)).isEqualTo(text);
  }

  @Test
  void halfACharacterIsSpelled() {
    assertThat(TerminalText.visible("x\ud83dy")).isEqualTo("x\\u{d83d}y");
  }

  @Test
  void whatTheLabPutsThereItselfGoesThrough() {
    String red = TerminalText.ESCAPE + "[31mred\u001b[0m";

    assertThat(TerminalText.visible(red)).isEqualTo("\u001b[31mred\\u{1b}[0m");
    assertThat(TerminalText.unmarked(red)).isEqualTo("\u001b[31mred\u001b[0m");
  }
}
