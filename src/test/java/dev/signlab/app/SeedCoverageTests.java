package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import dev.signlab.scenario.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every heading and line of five public texts is in the course, and the page tells where. */
class SeedCoverageTests {

  private static final Path PAGE = Path.of("content/design/coverage.adoc");
  private static final Path CONTENT = Path.of("content");
  private static final List<String> TEXTS =
      List.of(
          "A page about container signing",
          "A lab sheet on image signing",
          "The post that announced cosign",
          "A chapter of a course, on cosign 1.8",
          "A page of notes on sigstore");

  private final Catalogue course =
      Catalogue.read(
          Path.of("labs").toAbsolutePath(), new ScenarioLoader(Anchors.unchecked(), text -> text));

  @Test
  void everyPlaceIsThereAndSpeaksOfTheLine() throws IOException {
    List<String> missing = new ArrayList<>();
    for (SeedCoverage row : SeedCoverage.all()) {
      for (String place : row.places()) {
        String told = told(place);
        if (told.isEmpty() || (row.isLine() && !told.contains(row.command()))) {
          missing.add(row.words() + ": " + place);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void linesOfNoTaskWorkOrAreAnsweredWithOneThatDoes(@TempDir Path home) throws IOException {
    try (Evening evening = Evening.in(home)) {
      evening.type("echo FROM scratch > Dockerfile && echo COPY Dockerfile / >> Dockerfile");
      evening.type("docker build -t " + evening.image("studentbook:1.0") + " .");
      evening.type("docker push " + evening.image("studentbook:1.0"));
      evening.type("cosign generate-key-pair");
      for (SeedCoverage row : SeedCoverage.all().stream().filter(SeedCoverage::isTyped).toList()) {
        type(evening, row);
      }
    }
  }

  @Test
  void theTableHasAllThatTheTextsHave() throws IOException {
    List<SeedText> texts = SeedText.all();
    List<SeedCoverage> rows = SeedCoverage.all();
    for (int number = 1; number <= texts.size(); number++) {
      SeedText text = texts.get(number - 1);
      assertThat(words(rows, number, "heading")).containsAll(text.headings());
      assertThat(words(rows, number, "line")).containsAll(text.lines());
    }
  }

  @Test
  void thePageIsTheTable() throws IOException {
    String page = page();
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("regenerate it with -Dsignlab.regenerate=true")
        .isEqualTo(page);
  }

  private static void type(Evening evening, SeedCoverage row) {
    String said = evening.type(evening.inThisWorld(row.words()));
    if (row.where().equals("works")) {
      assertThat(evening.status()).as("%s%n%s", row.words(), said).isZero();
      return;
    }
    String offered = evening.inThisWorld(row.where().substring("offers ".length()));
    assertThat(evening.status()).as("%s%n%s", row.words(), said).isBetween(1, 125);
    assertThat(said.lines())
        .as("%s%n%s", row.words(), said)
        .anyMatch(line -> line.startsWith("hint: ") && line.endsWith(": " + offered));
    evening.type(offered);
    assertThat(evening.status()).as(offered).isZero();
  }

  private static List<String> words(List<SeedCoverage> rows, int text, String kind) {
    return rows.stream()
        .filter(row -> row.text().equals(String.valueOf(text)) && row.kind().equals(kind))
        .map(SeedCoverage::words)
        .toList();
  }

  /** Returns what a learner reads there, or nothing where there is no such place. */
  private String told(String place) throws IOException {
    if (place.endsWith(".adoc")) {
      return Files.readString(CONTENT.resolve(place));
    }
    String[] names = place.split("/", -1);
    Task task = course.get(names[0]).task(names[1]).orElseThrow(() -> new AssertionError(place));
    return task.goal()
        + task.action().orElse("")
        + task.elsewhere().orElse("")
        + task.hints().steps()
        + task.causes()
        + section(task.lesson().path(), task.lesson().section())
        + section(task.lesson().path(), "explain-" + task.lesson().section());
  }

  private static String section(String lesson, String name) throws IOException {
    String page = Files.readString(CONTENT.resolve(lesson));
    int begin = page.indexOf("[#" + name + "]");
    int end = page.indexOf("\n[#", begin + 1);
    return begin < 0 ? "" : page.substring(begin, end < 0 ? page.length() : end);
  }

  private static String page() throws IOException {
    List<SeedCoverage> rows = SeedCoverage.all();
    List<String> page = new ArrayList<>();
    page.add(
        "// made by SeedCoverageTests from src/test/resources/seeds/coverage.tsv; do not edit");
    page.add("= What five public texts teach, and where it is here");
    page.add("");
    page.add("The lab began with five texts from the web that teach container signing.");
    page.add("Each of their headings and command lines is a row here.");
    page.add(counted(rows));
    page.add(
        "A test looks whether the places are there and speak of the command, types the lines that"
            + " no task has, and compares the rows with the texts where these are at hand.");
    for (int number = 1; number <= TEXTS.size(); number++) {
      page.addAll(table(TEXTS.get(number - 1), String.valueOf(number), rows));
    }
    return String.join("\n", page) + "\n";
  }

  private static String counted(List<SeedCoverage> rows) {
    long lines = rows.stream().filter(SeedCoverage::isLine).count();
    long typed = rows.stream().filter(SeedCoverage::isTyped).count();
    return "There are %d headings and %d lines; %d of the lines are of no task, and work or are answered with a line that does."
        .formatted(rows.size() - lines, lines, typed);
  }

  private static List<String> table(String title, String number, List<SeedCoverage> rows) {
    List<String> table = new ArrayList<>();
    table.addAll(List.of("", "== " + title, "", "[cols=\"3,3,2\",options=\"header\"]", "|==="));
    table.add("|There |Here |Remark");
    rows.stream()
        .filter(row -> row.text().equals(number))
        .map(SeedCoverageTests::row)
        .forEach(table::add);
    table.add("|===");
    return table;
  }

  private static String row(SeedCoverage row) {
    String words = row.words().replace("|", "\\|");
    String there = row.isLine() ? "`+" + words + "+`" : words;
    return "|%s |%s |%s".formatted(there, here(row), row.remark());
  }

  private static String here(SeedCoverage row) {
    if (row.where().equals("works")) {
      return "works as it is";
    }
    if (row.isTyped()) {
      return "is answered with `+" + row.where().substring("offers ".length()) + "+`";
    }
    return row.places().stream().map(SeedCoverageTests::link).collect(Collectors.joining(", "));
  }

  private static String link(String place) {
    return place.endsWith(".adoc") ? "xref:../" + place + "[" + place + "]" : "`" + place + "`";
  }
}
