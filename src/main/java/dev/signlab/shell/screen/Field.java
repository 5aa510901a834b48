package dev.signlab.shell.screen;

import java.util.ArrayList;
import java.util.List;

/** A name with a text beside it, wrapped so that the text keeps its own column. */
public final class Field {

  private Field() {}

  /**
   * Returns the lines of a field. A word that is longer than a line keeps one of its own.
   *
   * @param name what stands before the text in the first line, blanks included
   * @param width columns of the screen
   */
  public static List<String> lines(String name, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(name);
    String indent = " ".repeat(name.length());
    for (String word : text.split(" ", -1)) {
      if (line.length() > name.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() > name.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
