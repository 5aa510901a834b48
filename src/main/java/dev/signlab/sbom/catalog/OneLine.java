package dev.signlab.sbom.catalog;

import dev.signlab.diagnostic.Controls;

/** Texts from an image that anybody may have made, as one line that only shows letters. */
public final class OneLine {

  private OneLine() {}

  /**
   * Returns the text with a question mark for each letter that commands a screen or ends a line.
   */
  public static String of(String text) {
    return text.codePoints().noneMatch(OneLine::isOther)
        ? text
        : text.codePoints()
            .map(each -> isOther(each) ? '?' : each)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean isOther(int codePoint) {
    return Character.isISOControl(codePoint) || Controls.isControl(codePoint);
  }
}
