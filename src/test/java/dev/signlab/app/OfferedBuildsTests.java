package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is offered of a build that found no file to copy, and when nothing is. */
class OfferedBuildsTests {

  private static final String BUILD = "docker build -t app:1 .";

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void files() throws IOException {
    shell = Typed.in(folder);
    Files.createDirectory(folder.resolve("target"));
    Files.writeString(folder.resolve("target/app.txt"), "x");
  }

  @Test
  void aFileOfAnotherFolderIsCopiedToItsName() throws IOException {
    dockerfile("FROM scratch\nCOPY app.txt /f\n");
    shell.worksAsOffered(BUILD, "no file is called app.txt; target/app.txt is one", "cp ");
    shell.works(BUILD);
  }

  @Test
  void theFolderOfThatNameIsMadeFirst() throws IOException {
    dockerfile("FROM scratch\nCOPY targt/app.txt /f\n");
    shell.worksAsOffered(BUILD, "no file is called targt/app.txt", "mkdir -p targt && cp ");
    shell.works(BUILD);
  }

  @Test
  void whatTheIgnoreFileLeavesOutIsThere() throws IOException {
    dockerfile("FROM scratch\nCOPY target/app.txt /f\n");
    Files.writeString(folder.resolve(".dockerignore"), "target\n");
    shell.type(BUILD);
    assertThat(answer())
        .contains("found: left out by .dockerignore")
        .doesNotContain("no file is called", "cp ");
  }

  @Test
  void whatAnotherStageHasNotIsNoFileOfThisFolder() throws IOException {
    dockerfile(
        "FROM scratch AS first\nCOPY target/app.txt /f\nFROM scratch\nCOPY --from=first app.txt"
            + " /f\n");
    shell.type(BUILD);
    assertThat(answer()).contains("a file in first").doesNotContain("is one", "cp ");
  }

  private void dockerfile(String text) throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), text);
  }

  private String answer() {
    return String.join("\n", shell.said());
  }
}
