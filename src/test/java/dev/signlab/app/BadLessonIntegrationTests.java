package dev.signlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
