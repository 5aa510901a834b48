package dev.signlab.shell.compare;

import dev.signlab.environment.compare.Change;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Changes as lines, under the name of the place where they are. */
public final class ChangeLines {

  /** A digest is told by its beginning, as in the tree of steps. */
  private static final Pattern DIGEST = Pattern.compile("(sha256[:-][0-9a-f]{12})[0-9a-f]{52}");

  private ChangeLines() {}

  /** Returns the lines of changes; a mark and a word say of each what happened. */
  public static List<String> of(List<Change> changes, Screen.Style style) {
    List<String> lines = new ArrayList<>();
    for (Change.Area area : Change.Area.values()) {
      List<Change> here = changes.stream().filter(change -> change.area() == area).toList();
      if (!here.isEmpty()) {
        lines.add(area.words());
        here.forEach(change -> lines.addAll(lines(change, style)));
      }
    }
    return List.copyOf(lines);
  }

  private static List<String> lines(Change change, Screen.Style style) {
    String detail = change.detail().isEmpty() ? "" : "  " + change.detail();
    String text = DIGEST.matcher(change.what() + detail).replaceAll("$1" + cut(style));
    String shown = style.plain() ? text.replace("→", "->") : text;
    return Field.lines("  " + mark(change.kind()) + "  ", shown, style.width());
  }

  private static String cut(Screen.Style style) {
    return style.plain() ? "..." : "…";
  }

  private static String mark(Change.Kind kind) {
    return switch (kind) {
      case NEW -> "new    ";
      case GONE -> "gone   ";
      case CHANGED -> "changed";
    };
  }
}
