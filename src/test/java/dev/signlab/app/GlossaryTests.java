package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.run.CommandTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of the course: each that a lesson defines is there, and the terminal opens it. */
class GlossaryTests {

  private static final Path PAGE = Path.of("content/lessons/glossary.adoc");
  private static final Pattern MARKED = Pattern.compile("(?<![\\w*])\\*([A-Za-z][A-Za-z -]*)\\*");
  private static final Pattern LINE = Pattern.compile("`([^`]+)`");

  /** What lessons print bold to stress it, and do not define. */
  private static final Set<String> STRESSED =
      Set.of(
          "predict",
          "answer",
          "diagnose",
          "is",
          "who",
          "whose",
          "who vouches",
          "people",
          "readers",
          "behind",
          "checks",
          "file",
          "every byte",
          "together with",
          "not signed");

  @Test
  void everyWordThatALessonDefinesIsThere() throws IOException {
    Set<String> defined = new LinkedHashSet<>();
    for (Path lesson : lessons()) {
      all(MARKED, prose(lesson)).map(word -> word.toLowerCase(Locale.ROOT)).forEach(defined::add);
    }
    defined.removeAll(STRESSED);
    assertThat(defined).contains("digest", "payload", "bundle").hasSizeGreaterThan(40);
    assertThat(names())
        .as("a lesson prints a word bold and so defines it: it belongs into " + PAGE)
        .containsAll(defined);
  }

  @Test
  void everyWordIsExplainedInFewSentencesAndLeadsToALabOrACommand() throws IOException {
    CommandTable table = Commands.table();
    List<String> labs = labs();
    for (String entry : entries()) {
      String[] parts = entry.split("\n\n", -1);
      assertThat(parts[1].lines().count()).as(entry).isBetween(1L, 3L);
      assertThat(parts[parts.length - 1]).as(entry).startsWith("See: ");
      for (String line : all(LINE, parts[parts.length - 1]).toList()) {
        List<String> words = List.of(line.split(" ", -1));
        assertThat(table.find(words)).as(line).isPresent();
        assertThat(words.getFirst().equals("start") ? labs : words).contains(words.getLast());
      }
    }
  }

  @Test
  void noNameStandsForTwoWords() throws IOException {
    assertThat(names()).doesNotHaveDuplicates();
  }

  @Test
  void theTerminalExplainsAWordHoweverItIsAskedFor(@TempDir Path home) {
    try (Evening evening = Evening.in(home)) {
      String said = "that names another one as its subject";
      for (String line :
          List.of(
              "what is a referrer",
              "what are referrers",
              "what is referrers?",
              "what is the Referrers-API")) {
        assertThat(evening.type(line).replaceAll("\\s+", " ")).as(line).contains(said);
        assertThat(evening.status()).isZero();
      }
      assertThat(evening.type("what is")).contains("transparency log", "what is WORD");
      assertThat(evening.type("what is a refferer")).contains("what is referrer");
      assertThat(evening.status()).isNotZero();
      assertThat(evening.type("what is a cosign bundle")).contains("what is bundle");
      assertThat(evening.type("what is WRONG_KEY")).contains("explain WRONG_KEY");
      assertThat(evening.type("what is xyzzy")).contains("the course has no word xyzzy");
    }
  }

  private static List<String> entries() throws IOException {
    return Stream.of(Files.readString(PAGE).split("\n\\[#", -1)).skip(1).toList();
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String entry : entries()) {
      entry
          .lines()
          .filter(line -> line.startsWith("== ") || line.startsWith("Also: "))
          .flatMap(line -> Stream.of(line.substring(line.indexOf(' ')).split(",", -1)))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .forEach(names::add);
    }
    return names;
  }

  /** Without blocks of code, in which a star is a star. */
  private static String prose(Path lesson) throws IOException {
    return Files.readString(lesson).replaceAll("(?s)\n(----|\\.\\.\\.\\.)\n.*?\n\\1\n", "\n");
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
  }

  private static List<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(PAGE.getParent())) {
      return files.filter(file -> !file.toString().endsWith(".de.adoc")).sorted().toList();
    }
  }

  private static List<String> labs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("labs"))) {
      List<String> labs = new ArrayList<>();
      for (Path file : files.filter(each -> each.endsWith("scenario.yaml")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("id: "))
            .forEach(line -> labs.add(line.substring("id: ".length())));
      }
      return labs;
    }
  }
}
