package dev.signlab.image.dockerfile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser directives at the top of a file.
 *
 * @param escape the character that escapes, and that joins lines
 */
record Directives(char escape) {

  static final char BACKSLASH = '\\';

  private static final Pattern DIRECTIVE =
      Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(\\S.*?)\\s*");

  private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

  /** The frontends whose instructions are those that are read here. */
  private static final List<String> OURS =
      List.of("docker/dockerfile", "docker.io/docker/dockerfile", "docker/dockerfile-upstream");

  /** Reads them; the first line that is none ends them. */
  static Directives of(String[] lines, Findings findings) {
    char escape = BACKSLASH;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < lines.length; i++) {
      Matcher directive = DIRECTIVE.matcher(lines[i].strip());
      if (!directive.matches() || !KNOWN.contains(directive.group(1).toLowerCase(Locale.ROOT))) {
        break;
      }
      String name = directive.group(1).toLowerCase(Locale.ROOT);
      String value = directive.group(2);
      if (!seen.add(name)) {
        findings.add(i + 1, new LineFault("only one directive " + name + " can be used"));
      } else if (name.equals("syntax")) {
        checkSyntax(i + 1, value, findings);
      } else if (name.equals("escape")) {
        escape = escape(i + 1, value, findings);
      }
    }
    return new Directives(escape);
  }

  private static char escape(int line, String value, Findings findings) {
    if (value.equals("`") || value.equals("\\")) {
      return value.charAt(0);
    }
    findings.add(line, new LineFault("the escape character is \\ or `, found " + value));
    return BACKSLASH;
  }

  private static void checkSyntax(int line, String value, Findings findings) {
    String image = value.split("[\\s@]", 2)[0];
    int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    if (!OURS.contains(colon < 0 ? image : image.substring(0, colon))) {
      findings.add(
          line,
          new LineFault(
              "the frontend " + value + " is not run here",
              "leave the line out, or write # syntax=docker/dockerfile:1"));
    }
  }
}
