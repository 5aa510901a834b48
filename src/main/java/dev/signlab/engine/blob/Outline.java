package dev.signlab.engine.blob;

import java.util.ArrayList;
import java.util.List;

/** Lines with dashes, those below others indented by two. */
final class Outline {

  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  void head(int depth, String label) {
    lines.add(INDENT.repeat(depth) + "- " + label + ":");
  }

  void line(int depth, String label, Object value) {
    lines.add(INDENT.repeat(depth) + "- " + label + ": " + value);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
