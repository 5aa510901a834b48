package dev.signlab.content.render;

import java.util.ArrayList;
import java.util.List;

/**
 * What a line is never broken within: runs of characters, each in its style.
 *
 * @param runs the runs
 * @param gap what stands between this word and the one before it
 * @param breakable whether it may be broken all the same when it is wider than a line
 */
record Word(List<Run> runs, Gap gap, boolean breakable) {

  /** What stands before a word. */
  enum Gap {
    /** Nothing, and the line may be broken there. */
    NONE,
    /** A blank, or the end of a line. */
    BLANK,
    /** The end of a line, always. */
    LINE
  }

  /**
   * Characters in one style.
   *
   * @param text the characters
   * @param style their style
   */
  record Run(String text, Style style) {}

  Word {
    runs = List.copyOf(runs);
  }

  int width() {
    int width = 0;
    for (Run run : runs) {
      width += DisplayWidth.of(run.text);
    }
    return width;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    runs.forEach(run -> text.append(run.text));
    return text.toString();
  }

  /** Returns the same word behind another gap. */
  Word behind(Gap other) {
    return new Word(runs, other, breakable);
  }

  /** Returns this word in pieces that each fit into a line, or itself when it must stay whole. */
  List<Word> pieces(int width) {
    if (!breakable || width() <= width) {
      return List.of(this);
    }
    List<Word> pieces = new ArrayList<>();
    Gap before = gap;
    for (Run run : runs) {
      int from = 0;
      while (from < run.text.length()) {
        int to = end(run.text, from, width);
        Run piece = new Run(run.text.substring(from, to), run.style);
        pieces.add(new Word(List.of(piece), before, false));
        before = Gap.NONE;
        from = to;
      }
    }
    return pieces;
  }

  private static int end(String text, int from, int width) {
    int taken = 0;
    int position = from;
    while (position < text.length()) {
      int point = text.codePointAt(position);
      taken += DisplayWidth.of(point);
      if (taken > width && position > from) {
        return position;
      }
      position += Character.charCount(point);
    }
    return position;
  }
}
