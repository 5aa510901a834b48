package dev.signlab.engine.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws fields: a name, its value, and what it is for; what does not fit behind the one before
 * stands below it.
 */
public final class ViewLines {

  private static final int WIDEST_NAME = 26;
  private static final String GAP = "  ";

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ViewLines(int width) {
    this.width = width;
  }

  /**
   * Returns the lines of some fields.
   *
   * @param indent what stands before each line
   * @param width columns of the screen
   */
  public static List<String> of(List<ViewField> fields, String indent, int width) {
    ViewLines drawing = new ViewLines(width);
    drawing.draw(fields, indent);
    return List.copyOf(drawing.lines);
  }

  private void draw(List<ViewField> fields, String indent) {
    int column =
        fields.stream()
            .filter(field -> field.below().isEmpty())
            .mapToInt(field -> field.name().length())
            .filter(length -> length <= WIDEST_NAME)
            .max()
            .orElse(0);
    for (ViewField field : fields) {
      if (field.below().isEmpty()) {
        leaf(field, indent, column);
      } else {
        told(indent + field.name() + value(field), field.meaning(), indent + GAP);
        draw(field.below(), indent + GAP);
      }
    }
  }

  private static String value(ViewField field) {
    return field.value().isEmpty() ? "" : GAP + field.value();
  }

  private void leaf(ViewField field, String indent, int column) {
    String padding = " ".repeat(Math.max(0, column - field.name().length()));
    String name = indent + field.name() + padding + GAP;
    String below = indent + GAP + GAP;
    if (name.length() + field.value().length() > width) {
      lines.add(name.stripTrailing());
      told(below + field.value(), field.meaning(), below);
    } else {
      told(name + field.value(), field.meaning(), indent + " ".repeat(column) + GAP);
    }
  }

  private void told(String line, String meaning, String below) {
    if (meaning.isEmpty()) {
      lines.add(line);
    } else if (line.length() + 3 + meaning.length() <= width) {
      lines.add(line + "   " + meaning);
    } else {
      lines.add(line);
      wrapped(meaning, below + GAP);
    }
  }

  private void wrapped(String text, String indent) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    lines.add(line.toString());
  }
}
