package dev.signlab.image.dockerfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One rule of {@code .dockerignore}: a path after Go's {@code filepath.Clean}, in which names are
 * matched as by {@code filepath.Match}, and {@code **} stands for any number of folders.
 *
 * @param isException whether what matches stays in, because {@code !} stands before it
 * @param text the path
 * @param expression the same as a regular expression
 */
record IgnorePattern(boolean isException, String text, Pattern expression) {

  /** Reads a line, or gives nothing for an empty one. */
  static Optional<IgnorePattern> read(String line) {
    String stripped = line.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    boolean isException = stripped.startsWith("!");
    String raw = isException ? stripped.substring(1).strip() : stripped;
    if (raw.isEmpty()) {
      throw new LineFault("no pattern behind !");
    }
    String clean = clean(raw);
    String path = clean.length() > 1 && clean.startsWith("/") ? clean.substring(1) : clean;
    PatternSyntax.check(path);
    return Optional.of(new IgnorePattern(isException, path, expression(path)));
  }

  boolean matches(String path) {
    return expression.matcher(path).matches();
  }

  /** Returns the shortest path of the same meaning, without looking at any disk. */
  static String clean(String path) {
    boolean isAbsolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      boolean goesUp = name.equals("..");
      if (goesUp && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (!goesUp || !isAbsolute) {
        names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    return isAbsolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  private static Pattern expression(String path) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < path.length()) {
      char c = path.charAt(i);
      if (path.startsWith("**", i)) {
        i = folders(path, i, out);
      } else if (c == '*' || c == '?') {
        out.append(c == '*' ? "[^/]*" : "[^/]");
        i++;
      } else if (c == '[') {
        i = PatternSyntax.addClass(path, i, out);
      } else {
        i += c == '\\' ? 1 : 0;
        out.append(Pattern.quote(path.substring(i, i + 1)));
        i++;
      }
    }
    return Pattern.compile(out.toString(), Pattern.DOTALL);
  }

  /** {@code **} at the beginning is any text, at the end also; between it ends with a slash. */
  private static int folders(String path, int start, StringBuilder out) {
    int end = start + 2;
    boolean hasSlash = path.startsWith("/", end);
    boolean isLast = end + (hasSlash ? 1 : 0) == path.length();
    if (isLast || (start == 0 && !hasSlash && isPlain(path.substring(end)))) {
      out.append(".*");
    } else {
      out.append("(?:.*/)?");
    }
    return end + (hasSlash ? 1 : 0);
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
  }
}
