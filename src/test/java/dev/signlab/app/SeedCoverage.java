package dev.signlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a heading or a line of a public text about signing is found in the course, one row of
 * {@code seeds/coverage.tsv}.
 *
 * @param text the number of the text, from 1 on
 * @param kind {@code heading} or {@code line}
 * @param words the heading, or the line as it is typed
 * @param where tasks as {@code LAB/TASK} and pages, with spaces between; or what becomes of the
 *     line when it is typed, as {@link #isTyped} knows it
 * @param remark why it is so, or nothing
 */
record SeedCoverage(String text, String kind, String words, String where, String remark) {

  private static final Path TABLE = Path.of("src/test/resources/seeds/coverage.tsv");
  private static final Pattern BEFORE_A_COMMAND = Pattern.compile("(sudo |[A-Z_]+=\\S* )");
  private static final Pattern COMMAND = Pattern.compile("-[a-z]+|[a-z][a-z-]*( [a-z][a-z-]*\\b)?");

  static List<SeedCoverage> all() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .map(row -> row.split("\t", -1))
        .map(cells -> new SeedCoverage(cells[0], cells[1], cells[2], cells[3], cells[4]))
        .toList();
  }

  boolean isLine() {
    return kind.equals("line");
  }

  /**
   * Tells whether the line is typed: it {@code works}, or is answered and {@code offers} a line.
   */
  boolean isTyped() {
    return where.equals("works") || where.startsWith("offers ");
  }

  /** Returns the tasks and pages. */
  List<String> places() {
    return isTyped() ? List.of() : List.of(where.split(" ", -1));
  }

  /** Returns the words that say which command it is, such as {@code docker image}. */
  String command() {
    var found = COMMAND.matcher(BEFORE_A_COMMAND.matcher(words).replaceAll(""));
    return found.lookingAt() ? found.group() : words;
  }
}
