package dev.signlab.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instructor's lesson that cannot be read is named before any learner meets it. */
class BadLessonIntegrationTests {

  @TempDir private Path folder;

  @Test
  void aMalformedLessonIsNamedByFileAndLine() throws IOException {
    Path lessons = Files.createDirectories(folder.resolve("lab/lessons"));
    Files.writeString(lessons.resolve("mine.adoc"), "= Mine\n\n----\nnever ends\n");
    Typed shell = Typed.in(folder);

    shell.refuses(
        "author check lab", "mine.adoc:3: unterminated listing block", "author check lab");
    shell.hasExpectation();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../../other.adoc", "{user-home}/x.adoc"})
  void anIncludeThatLeadsOutIsNamedByFileAndLine(String target) throws IOException {
    Path lessons = Files.createDirectories(folder.resolve("lab/lessons"));
    String text = "= Mine\n\nWords.\n\ninclude::" + target + "[]\n";
    Files.writeString(lessons.resolve("mine.adoc"), text);
    Typed shell = Typed.in(folder);

    shell.refuses("author check lab", "mine.adoc:5: a lesson includes", "author check lab");
  }

  @Test
  void aLessonInAnotherEncodingIsNamedByFileAndLine() throws IOException {
    Path lessons = Files.createDirectories(folder.resolve("lab/lessons"));
    byte[] latin = "= Mine\n\nk\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(lessons.resolve("mine.adoc"), latin);
    Typed shell = Typed.in(folder);

    shell.refuses("author check lab", "mine.adoc:3: not a text in UTF-8", "author check lab");
  }
}
