package dev.signlab.content.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InkTests {

  @ParameterizedTest
  @EnumSource(Ink.class)
  void everyTrueColourCanBeReadOnBlackAndOnWhite(Ink ink) {
    if (ink.rgb() == 0) {
      return;
    }
    double luminance = luminance(ink.rgb());

    assertThat(1.05 / (luminance + 0.05)).isGreaterThan(4.5);
    assertThat((luminance + 0.05) / 0.05).isGreaterThan(4.5);
  }

  /** Relative luminance as the Web Content Accessibility Guidelines define it. */
  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff)
        + 0.7152 * linear(rgb >> 8 & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
