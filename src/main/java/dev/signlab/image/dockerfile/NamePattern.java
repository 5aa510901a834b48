package dev.signlab.image.dockerfile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path of {@code COPY} in which names may have wildcards, as Go's {@code filepath.Match} reads
 * them: {@code *} and {@code ?} never stand for a slash.
 *
 * @param expression the same as a regular expression
 */
public record NamePattern(Pattern expression) {

  /** Reads a pattern; what is none means nothing, as with Docker. */
  public static Optional<NamePattern> of(String text) {
    try {
      PatternSyntax.check(text);
    } catch (LineFault fault) {
      return Optional.empty();
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '*' || c == '?') {
        out.append(c == '*' ? "[^/]*" : "[^/]");
        i++;
      } else if (c == '[') {
        i = PatternSyntax.addClass(text, i, out);
      } else {
        i += c == '\\' ? 1 : 0;
        out.append(Pattern.quote(text.substring(i, i + 1)));
        i++;
      }
    }
    return Optional.of(new NamePattern(Pattern.compile(out.toString(), Pattern.DOTALL)));
  }

  /** Tells whether a path has a wildcard, that is one without a backslash before it. */
  public static boolean hasWildcard(String path) {
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '\\') {
        i++;
      } else if ("*?[".indexOf(path.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a path, relative and with slashes, is meant. */
  public boolean matches(String path) {
    return expression.matcher(path).matches();
  }
}
