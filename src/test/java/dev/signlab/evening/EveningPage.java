package dev.signlab.evening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed in an evening, and what came, as a page of the reference. Bars of progress and the
 * bottom line are left out, and so are the lessons' pages after the first.
 */
final class EveningPage {

  private static final Path FILE = Path.of("content/reference/first-evening.adoc");

  private static final String HEAD =
      """
      = A first evening, as it was typed

      `FirstEveningIntegrationTests` typed this from a fresh clone through all six labs of the basics, on a terminal of 80 by 24, and killed everything once with `kill -9`.
      The same test writes this page (`CONTRIBUTING.adoc` says how), so it is what a learner sees.
      Of the lessons' pages only the first is shown; passwords are typed and never shown.
      """;

  /** The prompt that waits for the next line, with what is drawn on its line and under it. */
  private static final Pattern WAITING =
      Pattern.compile("\\n*[^\\n]*lab:\\S*> [^\\n]*(\\n[^\\n]*){0,3}$");

  private static final Pattern PROGRESS = Pattern.compile("(?m)^.*[▰▱] +\\d+ %");

  /** A page: its title with the number of the task, a rule under it, and all that follows. */
  private static final Pattern PAGE =
      Pattern.compile("\\n[^\\n]+ task \\d+ of \\d+ *\\n +─{20,}.*", Pattern.DOTALL);

  private final List<String> lines = new ArrayList<>();
  private final String home;
  private boolean pageShown;

  /**
   * Begins a page.
   *
   * @param home where the lab keeps its state, which the page calls by its usual name
   */
  EveningPage(Path home) {
    this.home = home.toString();
  }

  /** Begins a part, such as one lab. */
  void part(String title) {
    end();
    lines.addAll(List.of("", "== " + title, "", "----"));
  }

  /** Adds words in brackets, for what happened outside the screen. */
  void remark(String words) {
    lines.addAll(List.of("[" + words + "]", ""));
  }

  /**
   * Adds what followed a line.
   *
   * @param shown all that came after the line was typed, its echo and the next prompt included
   */
  void typed(String line, String shown) {
    lines.add("lab:~> " + line);
    answer(line, shown).lines().forEach(lines::add);
    lines.add("");
  }

  private String answer(String line, String shown) {
    String rest = WAITING.matcher(withoutEcho(line, shown)).replaceFirst("");
    String drawn = PROGRESS.matcher(rest).replaceAll("").replace(home, "~/.local/share/signlab");
    Matcher page = PAGE.matcher(drawn);
    if (page.find() && pageShown) {
      drawn = drawn.substring(0, page.start());
    }
    pageShown = true;
    return drawn
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  /** The echo is the line itself, broken where the screen ended. */
  private static String withoutEcho(String line, String shown) {
    String echo =
        line.chars()
            .mapToObj(c -> Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining("\\s*", "^\\s*", " *\\n"));
    return Pattern.compile(echo).matcher(shown).replaceFirst("");
  }

  private void end() {
    if (!lines.isEmpty()) {
      lines.set(lines.size() - 1, "----");
    }
  }

  /** Writes the page. */
  void write() throws IOException {
    end();
    Files.writeString(FILE, HEAD + String.join("\n", lines) + "\n");
  }
}
