package dev.signlab.app;

import dev.signlab.shell.command.Screen;
import java.util.Locale;
import java.util.Map;

/** What the process's terminal can show, as far as its variables tell. */
final class ProcessStyle {

  private static final int TRUE_COLOUR = 1 << 24;

  private ProcessStyle() {}

  static Screen.Style of(boolean plain, Map<String, String> environment, int width) {
    if (width <= 0) {
      return Screen.Style.PIPE;
    }
    String term = environment.getOrDefault("TERM", "dumb");
    boolean linear = plain || isSet(environment, "NO_COLOR") || term.equals("dumb");
    int columns = Math.max(20, width);
    if (linear || !isUnicode(environment)) {
      return new Screen.Style(columns, 0, 0, true, false);
    }
    return new Screen.Style(columns, 0, colours(term, environment), false, hasLinks(environment));
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  /** Without a word about the locale a terminal of today is taken to know UTF-8. */
  private static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        return locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8")
            || locale.equals("C")
            || locale.equals("POSIX");
      }
    }
    return true;
  }

  private static int colours(String term, Map<String, String> environment) {
    String depth = environment.getOrDefault("COLORTERM", "");
    if (depth.equals("truecolor") || depth.equals("24bit")) {
      return TRUE_COLOUR;
    }
    return term.contains("256") ? 256 : 16;
  }

  private static boolean hasLinks(Map<String, String> environment) {
    return isSet(environment, "VTE_VERSION")
        || isSet(environment, "WT_SESSION")
        || isSet(environment, "KITTY_WINDOW_ID")
        || environment.getOrDefault("TERM_PROGRAM", "").matches("iTerm.app|WezTerm|vscode|ghostty");
  }
}
