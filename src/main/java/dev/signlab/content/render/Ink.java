package dev.signlab.content.render;

import java.util.Locale;

/**
 * What a colour is for, and the colour. The true colours have at least 4.5 : 1 contrast to black
 * and to white, the indexed ones 4 : 1, so that they can be read whatever the theme.
 */
enum Ink {
  STRONG("1", "1", 0),
  EMPHASIS("3", "3", 0),
  HEADING("1", "1", 0),
  CODE("36", "38;5;30", 0x00828e),
  LINK("4", "4;38;5;63", 0x1273e2),
  KEYS("1", "1", 0),
  FAINT("2", "38;5;243", 0x757575),
  CALLOUT("1;35", "1;38;5;133", 0xc038c0),
  NOTE("1;36", "1;38;5;63", 0x1273e2),
  TIP("1;32", "1;38;5;28", 0x07883d),
  IMPORTANT("1;35", "1;38;5;98", 0x9153e6),
  WARNING("1;31", "1;38;5;130", 0xbd5800),
  CAUTION("1;31", "1;38;5;161", 0xe12a39);

  private final String sixteen;
  private final String indexed;
  private final int rgb;

  Ink(String sixteen, String indexed, int rgb) {
    this.sixteen = sixteen;
    this.indexed = indexed;
    this.rgb = rgb;
  }

  /** Returns the parameters of the sequence that switches to this ink; empty without colours. */
  String parameters(ColourDepth depth) {
    return switch (depth) {
      case NONE -> "";
      case SIXTEEN -> sixteen;
      case INDEXED -> indexed;
      case TRUE -> rgb == 0 ? sixteen : attributes() + trueColour();
    };
  }

  /** The colour as red, green and blue, or 0 when the theme's own text colour is kept. */
  int rgb() {
    return rgb;
  }

  private String attributes() {
    int colour = indexed.indexOf("38;");
    return colour < 0 ? "" : indexed.substring(0, colour);
  }

  private String trueColour() {
    return String.format(
        Locale.ROOT, "38;2;%d;%d;%d", rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }
}
