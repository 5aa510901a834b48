package dev.signlab.content.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayWidthTests {

  @Test
  void ordinaryCharactersTakeOneColumn() {
    assertThat(DisplayWidth.of("sha256 \u00e9 \u2500 \u2714")).isEqualTo(12);
  }

  @Test
  void eastAsianCharactersAndEmojiTakeTwo() {
    assertThat(DisplayWidth.of("\u7f72\u540d")).isEqualTo(4);
    assertThat(DisplayWidth.of("\ud83d\udd10")).isEqualTo(2);
  }

  @Test
  void combiningCharactersTakeNone() {
    assertThat(DisplayWidth.of("e\u0301")).isEqualTo(1);
    assertThat(DisplayWidth.of("\ud83d\udc69\u200d\ud83d\udcbb")).isEqualTo(2);
  }

  @Test
  void escapeSequencesTakeNone() {
    assertThat(DisplayWidth.of("\u001b[1;38;5;30mbold\u001b[0m")).isEqualTo(4);
    assertThat(DisplayWidth.of("\u001b]8;;https://a\u001b\\link\u001b]8;;\u001b\\")).isEqualTo(4);
    assertThat(DisplayWidth.of("\u001b]0;title\u0007x\u001b")).isEqualTo(1);
  }
}
