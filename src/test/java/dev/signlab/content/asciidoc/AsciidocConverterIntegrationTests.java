package dev.signlab.content.asciidoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.content.GoldenLesson;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.DocumentJson;
import dev.signlab.content.document.Span;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciidocConverterIntegrationTests {

  private static AsciidocConverter converter;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    converter = new AsciidocConverter();
  }

  @AfterAll
  static void unload() {
    converter.close();
  }

  @Test
  void theGoldenLessonBecomesTheGoldenTree() {
    Conversion golden = converter.convert(GoldenLesson.file("golden.adoc"));

    assertThat(golden.problems()).isEmpty();
    assertThat(new String(DocumentJson.write(golden.document()), StandardCharsets.UTF_8))
        .isEqualTo(GoldenLesson.json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "----\\nnever ends | :3: unterminated listing block",
        "include::nowhere.txt[] | :3: include file not found",
        "See <<nowhere>>. | :3: nothing has the id nowhere",
        "See xref:nowhere.adoc#x[there]. | :3: no lesson",
        "image::tree.png[] | :3: the image says nothing",
        "video::x.mp4[] | :3: a block of the kind video",
        "----\\ncode\\n----\\n<1> dangling | :6: no callout found for <1>",
        "[#a]\\n== A\\n\\n[#a]\\n== B | id assigned to section already in use: a",
        "== A\\n\\n==== B | :5: section title out of sequence",
        "An {unknown} attribute. | missing attribute: unknown"
      })
  void whatIsMalformedIsNamedWithFileAndLine(String body, String finding) throws IOException {
    Conversion conversion = converter.convert(lesson("= Title\n\n" + body.replace("\\n", "\n")));

    assertThat(conversion.problems())
        .extracting(Problem::summary)
        .singleElement()
        .asString()
        .contains("lesson.adoc", finding);
    assertThat(conversion.problems().getFirst().hints()).isNotEmpty();
  }

  @Test
  void allProblemsOfALessonAreCollected() throws IOException {
    Conversion conversion =
        converter.convert(lesson("= T\n\n<<a>>\n\nimage::b.png[]\n\n----\nc\n"));

    assertThat(conversion.problems()).hasSize(3);
    assertThatThrownBy(conversion::orThrow)
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().found().orElseThrow()).startsWith("3 problems"));
  }

  @Test
  void aFileOutsideTheLessonsFolderCannotBeIncluded() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Path inner = Files.createDirectory(folder.resolve("inner")).resolve("lesson.adoc");
    Files.writeString(inner, "= T\n\ninclude::../secret.txt[]\n");

    Conversion conversion = converter.convert(inner);

    assertThat(conversion.problems()).isNotEmpty();
    assertThat(conversion.document().toString()).doesNotContain("secret\"");
  }

  @Test
  void charactersThatHtmlEscapesArriveAsTheyWereWritten() throws IOException {
    Document document =
        converter
            .convert(lesson("= A < B & C\n\n1 < 2 &amp; `a && b` \"x\" &lt;lab:strong&gt;\n"))
            .document();

    assertThat(Span.plain(document.title())).isEqualTo("A < B & C");
    assertThat(document.blocks())
        .containsExactly(
            new Block.Paragraph(
                List.of(
                    new Span.Text("1 < 2 & "),
                    new Span.Code("a && b"),
                    new Span.Text(" \"x\" <lab:strong>"))));
  }

  private Path lesson(String text) throws IOException {
    return Files.writeString(folder.resolve("lesson.adoc"), text);
  }
}
