package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.sbom.document.SbomFormat;
import dev.signlab.sbom.document.SbomSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learners type to list an image, from the build of it to the file. */
class SyftTests {

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void anImageIsBuilt() throws IOException {
    shell = Typed.in(folder);
    Path context = Files.createDirectories(folder.resolve("book/app/node_modules/marked"));
    Files.writeString(
        context.resolve("package.json"), "{\"name\":\"marked\",\"version\":\"15.0.12\"}");
    Files.writeString(folder.resolve("book/Dockerfile"), "FROM scratch\nCOPY app /app\n");
    shell.works("docker build -t localhost:5001/book:1.0 book");
  }

  private SbomSubject subject(String file) throws IOException {
    return SbomSubject.parse(Files.readAllBytes(folder.resolve(file)), file);
  }

  @Test
  void theLineOfTheSeedsWritesAFile() throws IOException {
    shell.works("syft packages localhost:5001/book:1.0 --scope all-layers -o spdx > book.spdx");
    assertThat(subject("book.spdx").format()).isEqualTo(SbomFormat.SPDX);
    assertThat(Files.readString(folder.resolve("book.spdx")))
        .startsWith("SPDXVersion: SPDX-2.3\n")
        .contains("PackageName: marked\n");
  }

  @Test
  void severalFormsComeFromOneReading() throws IOException {
    shell.works(
        "syft localhost:5001/book:1.0 -o spdx-json=a.json -o cyclonedx-json=b.json -o table");
    assertThat(subject("a.json").digests()).isEqualTo(subject("b.json").digests()).hasSize(1);
  }

  @Test
  void theTimeMayBeGiven() throws IOException {
    shell.works("SOURCE_DATE_EPOCH=0 syft -q localhost:5001/book:1.0 -o spdx=a.spdx");
    assertThat(Files.readString(folder.resolve("a.spdx")))
        .contains("Created: 1970-01-01T00:00:00Z");
  }

  @Test
  void whatIsNotServedIsRefusedWithAReason() {
    shell.refuses("syft localhost:5001/book:1.0 -o json", "syft's own JSON", "help syft");
    shell.refuses("syft localhost:5001/book:1.0 -o spdx@2.2", "2.2", "help syft");
    shell.refuses("syft localhost:5001/book:1.0 -s everything", "no scope", "help syft");
    shell.refuses("syft dir:book", "reads images", "help syft");
    shell.refuses("syft book:2.0", "names no registry", "syft localhost:5001/book:2.0");
    shell.refuses("syft localhost:5001/book:1.0 -o spdx -o table", "share one", "help syft");
  }
}
