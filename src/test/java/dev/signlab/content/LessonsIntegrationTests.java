package dev.signlab.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.asciidoc.AsciidocConverter;
import dev.signlab.content.asciidoc.Conversion;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.content.render.AnsiRenderer;
import dev.signlab.content.render.ColourDepth;
import dev.signlab.content.render.DisplayWidth;
import dev.signlab.content.render.Look;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lessons of the lab: well-formed, and no page longer than a screen. */
class LessonsIntegrationTests {

  private static final int MOST_LINES = 18;
  private static final int MOST_LINES_READ_ALOUD = 24;
  private static final int MOST_COLUMNS = 78;

  @Test
  void everyLessonIsWellFormedAndEveryPageFitsOnAScreen() throws IOException {
    try (AsciidocConverter converter = new AsciidocConverter()) {
      for (Path lesson : lessons()) {
        Conversion conversion = converter.convert(lesson);
        assertThat(conversion.problems()).isEmpty();
        assertThat(conversion.document().introduction().blocks())
            .as(lesson + " begins")
            .isNotEmpty();
        pages(conversion.document()).forEach(section -> assertFits(lesson, section));
      }
    }
  }

  @Test
  void everyPageThatAScenarioNamesIsThere() throws IOException {
    try (AsciidocConverter converter = new AsciidocConverter();
        Stream<Path> files = Files.walk(Path.of("labs"))) {
      for (Path scenario : files.filter(file -> file.endsWith("scenario.yaml")).toList()) {
        for (LessonReference reference : references(scenario)) {
          Path lesson = Path.of("content").resolve(reference.path());
          assertThat(converter.convert(lesson).document().page(reference.section()))
              .as(scenario + " names " + reference)
              .isPresent();
        }
      }
    }
  }

  private static List<LessonReference> references(Path scenario) throws IOException {
    return Files.readAllLines(scenario).stream()
        .map(String::strip)
        .filter(line -> line.startsWith("lesson: "))
        .map(line -> LessonReference.parse(line.substring("lesson: ".length())))
        .toList();
  }

  private static List<Block.Section> pages(Document document) {
    return document.sections().stream().filter(section -> section.level() == 1).toList();
  }

  private static void assertFits(Path lesson, Block.Section section) {
    Document page = new Document(section.title(), section.blocks());
    List<String> drawn = new AnsiRenderer(Look.terminal(80, ColourDepth.NONE)).body(page);
    String name = lesson.getFileName() + "#" + section.id();

    assertThat(drawn).as(name).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(drawn)
        .as(name)
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(MOST_COLUMNS));
    assertThat(new AnsiRenderer(Look.plain(80)).body(page))
        .as(name + " in plain text")
        .hasSizeLessThanOrEqualTo(MOST_LINES_READ_ALOUD);
  }

  private static List<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("content/lessons"))) {
      return files.filter(file -> file.toString().endsWith(".adoc")).sorted().toList();
    }
  }
}
