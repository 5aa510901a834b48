package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An instruction with its continuation lines joined and comments left out.
 *
 * @param number the line on which it begins, counted from 1
 * @param text all of it
 */
record LogicalLine(int number, String text) {

  static List<LogicalLine> split(String file) {
    List<LogicalLine> lines = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int start = 0;
    String[] physical = file.split("\r?\n", -1);
    for (int i = 0; i < physical.length; i++) {
      String line = physical[i].strip();
      if (line.startsWith("#") || (line.isEmpty() && joined.isEmpty())) {
        continue;
      }
      start = joined.isEmpty() ? i + 1 : start;
      boolean goesOn = line.endsWith("\\");
      joined.append(goesOn ? line.substring(0, line.length() - 1).strip() + " " : line);
      if (!goesOn) {
        lines.add(new LogicalLine(start, joined.toString().strip()));
        joined.setLength(0);
      }
    }
    if (!joined.isEmpty()) {
      lines.add(new LogicalLine(start, joined.toString().strip()));
    }
    return lines;
  }

  String keyword() {
    int space = firstSpace();
    return (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
  }

  String rest() {
    int space = firstSpace();
    return space < 0 ? "" : text.substring(space + 1).strip();
  }

  private int firstSpace() {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
