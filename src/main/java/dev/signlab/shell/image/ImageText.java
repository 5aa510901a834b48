package dev.signlab.shell.image;

import dev.signlab.image.ImageTree;
import java.util.ArrayList;
import java.util.List;

/** Sizes and columns for people. */
public final class ImageText {

  private ImageText() {}

  /** Returns a count of bytes in the unit that suits it. */
  public static String size(long bytes) {
    return ImageTree.size(bytes);
  }

  /** Lines columns up; every row has as many cells as the first. */
  public static List<String> columns(List<List<String>> rows) {
    int count = rows.getFirst().size();
    int[] widths = new int[count];
    for (List<String> row : rows) {
      for (int i = 0; i < count; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < count; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 3));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
