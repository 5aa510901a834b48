package dev.signlab.content.render;

import java.util.ArrayList;
import java.util.List;

/** Shares the width of a screen among the columns of a table. */
final class ColumnWidths {

  private ColumnWidths() {}

  /**
   * What a column would take.
   *
   * @param least the width of its longest word
   * @param most the width of its longest cell on one line
   */
  record Wish(int least, int most) {
    Wish and(Wish other) {
      return new Wish(Math.max(least, other.least), Math.max(most, other.most));
    }
  }

  /** Returns a width for each column, or nothing when not even their longest words fit. */
  static List<Integer> fit(List<Wish> wishes, int width) {
    int least = wishes.stream().mapToInt(Wish::least).sum();
    int most = wishes.stream().mapToInt(Wish::most).sum();
    if (least > width) {
      return List.of();
    }
    List<Integer> widths = new ArrayList<>();
    int spare = width - least;
    int wanted = Math.max(1, most - least);
    for (Wish wish : wishes) {
      int more = wish.most - wish.least;
      widths.add(wish.least + (most <= width ? more : more * spare / wanted));
    }
    return widths;
  }
}
