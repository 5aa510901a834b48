package dev.signlab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.content.document.Span;
import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonLibraryIntegrationTests {

  @TempDir private Path folder;
  private Path scenario;
  private Path cache;
  private Path lesson;

  @BeforeEach
  void anInstructorsScenario() throws IOException {
    scenario = folder.resolve("scenario");
    cache = folder.resolve("cache");
    lesson = Files.createDirectories(scenario.resolve("lessons")).resolve("mine.adoc");
    Files.writeString(lesson, "= Mine\n\n[#first]\n== The first page\n\ninclude::part.txt[]\n");
    Files.writeString(lesson.resolveSibling("part.txt"), "Text.");
  }

  @Test
  void aLessonIsConvertedOnFirstUseAndAgainOnlyWhenItsSourceChanges() throws IOException {
    assertThat(title("lessons/mine.adoc#first")).isEqualTo("The first page");
    Path kept = cached().getFirst();
    String json = Files.readString(kept);
    Files.writeString(kept, json.replace("The first page", "From the cache"));
    assertThat(title("lessons/mine.adoc#first")).isEqualTo("From the cache");

    Files.writeString(lesson.resolveSibling("part.txt"), "Other text.");
    assertThat(title("lessons/mine.adoc#first")).isEqualTo("The first page");
    assertThat(cached()).hasSize(2);
  }

  @Test
  void aPageThatIsNotThereIsAnsweredWithThoseThatAre() {
    assertThatThrownBy(() -> title("lessons/mine.adoc#last"))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().expected().orElseThrow()).isEqualTo("one of first"));
  }

  @Test
  void aMalformedLessonIsNotKept() throws IOException {
    Files.writeString(lesson, "= Mine\n\n----\nnever ends\n");

    assertThatThrownBy(() -> title("lessons/mine.adoc"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("mine.adoc:3: unterminated listing block");
    assertThat(cached()).isEmpty();
  }

  @Test
  void theBuildConvertsWhatHasChangedAndRemovesWhatIsGone() throws IOException {
    LessonBuild build =
        new LessonBuild(scenario.resolve("lessons"), folder.resolve("out"), folder.resolve("keys"));
    Files.createDirectories(folder.resolve("out"));
    Path orphan = Files.writeString(folder.resolve("out/gone.json"), "{}");

    assertThat(build.run()).isEmpty();
    Path json = folder.resolve("out/mine.json");
    assertThat(orphan).doesNotExist();
    Files.writeString(json, "kept");
    assertThat(build.run()).isEmpty();
    assertThat(json).hasContent("kept");

    Files.writeString(lesson, "= Mine\n\nSee <<nowhere>>.\n");
    assertThat(build.run())
        .extracting(Problem::summary)
        .containsExactly(lesson + ":3: nothing has the id nowhere");
  }

  private String title(String reference) {
    try (LessonLibrary library = new LessonLibrary(cache)) {
      return Span.plain(library.open(LessonReference.parse(reference), scenario).title());
    }
  }

  private List<Path> cached() throws IOException {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }
}
