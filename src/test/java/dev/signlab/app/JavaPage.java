package dev.signlab.app;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java snippets of an AsciiDoc page, each with what the page says that it prints. */
final class JavaPage {

  private static final Pattern BLOCK =
      Pattern.compile(
          "\\[source,java]\\n----\\n(.*?)\\n----\\n(?:\\n\\.prints\\n----\\n(.*?)\\n----\\n)?",
          Pattern.DOTALL);

  private JavaPage() {}

  /** Code, and what it prints; nothing is said of that where {@code prints} is empty. */
  record Snippet(String code, String prints) {

    /** Returns no more of it than the types it makes known to what comes behind it. */
    Snippet imports() {
      Stream<String> lines = code.lines().filter(line -> line.startsWith("import "));
      return new Snippet(lines.collect(Collectors.joining("\n")), "");
    }
  }

  static List<Snippet> snippets(String page) {
    List<Snippet> snippets = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      snippets.add(new Snippet(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2)));
    }
    return snippets;
  }
}
