package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learners type with jq and yq: behind pipes, into files, within {@code $(…)}. */
class QueryTests {

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void filesToRead() throws IOException {
    shell = Typed.in(folder);
    Files.writeString(
        folder.resolve("book.json"), "{\"name\":\"book\",\"tags\":[\"1.0\",\"2.0\"]}");
    Files.writeString(
        folder.resolve("compose.yml"),
        """
        # what runs
        services:
          registry: &one
            image: "registry:2"
            ports: [5001, 0x10, 1.5, "5002", yes, ~]
            note: |
              two
              lines
          other: *one
        ---
        version: 3
        """);
  }

  @Test
  void aPipeIsRead() {
    shell.works("cat book.json | jq -r .name");
    assertThat(shell.said()).containsExactly("book");
    shell.works("cat book.json | jq -c .tags | jq -r '.[1]'");
    assertThat(shell.said()).containsExactly("2.0");
  }

  @Test
  void whatIsWrittenGoesIntoAFileOrALine() throws IOException {
    shell.works("jq .tags book.json > tags.json");
    assertThat(Files.readString(folder.resolve("tags.json")))
        .isEqualTo("[\n  \"1.0\",\n  \"2.0\"\n]\n");
    shell.works("echo localhost:5001/$(jq -r .name book.json):1.0");
    assertThat(shell.said()).containsExactly("localhost:5001/book:1.0");
    shell.works("jq -r .name < book.json");
    assertThat(shell.said()).containsExactly("book");
  }

  @Test
  void aStatusDecidesWhatFollows() {
    shell.works("jq -e .name book.json && echo signed");
    assertThat(shell.type("jq -e .signed book.json")).isOne();
    assertThat(shell.type("jq -e empty book.json")).isEqualTo(4);
  }

  @Test
  void whatIsNotDoneIsRefusedInItsOwnWords() {
    shell.refuses("jq --stream . book.json", "Unknown option --stream", "help jq");
    shell.refuses("jq -n input", "input/0 is not defined", "help jq");
    shell.refuses("jq '.[' book.json", "syntax error in the filter", "help jq");
    shell.refuses("jq '.[0.name' book.json", "can be read as .[0].name", "jq .[0].name book.json");
    shell.refuses("yq -o xml . compose.yml", "unknown format xml", "help yq");
  }

  @Test
  void aValueThatFailsIsToldAndTheNextOneTaken() throws IOException {
    Files.writeString(folder.resolve("three.json"), "{\"a\":1} 2 {\"a\":3}");
    assertThat(shell.type("jq .a three.json")).isEqualTo(5);
    assertThat(shell.said())
        .containsExactly("1", "jq: error (at three.json): Cannot index number with \"a\"", "3");
  }

  @Test
  void aFilterWithoutEndIsStopped() {
    assertThat(shell.type("jq -n 'def f: 1 + f; f'")).isEqualTo(5);
    assertThat(shell.said())
        .containsExactly("jq: error (at <unknown>): the filter calls itself too often");
  }

  @Test
  void yamlIsReadByItsMeaningAndWrittenAgain() {
    shell.works("yq -o json -c .services.registry.ports compose.yml");
    assertThat(shell.said()).containsExactly("[5001,16,1.5,\"5002\",\"yes\",null]", "null");
    shell.works("yq .services.other compose.yml");
    assertThat(shell.said())
        .containsExactly(
            "image: registry:2",
            "ports:",
            "- 5001",
            "- 16",
            "- 1.5",
            "- '5002'",
            "- yes",
            "- null",
            "note: |",
            "  two",
            "  lines",
            "---",
            "null");
    shell.works("cat compose.yml | yq -s -o json '.[1].version'");
    assertThat(shell.said()).containsExactly("3");
  }

  @Test
  void jsonIsYamlToo() {
    shell.works("yq . book.json");
    assertThat(shell.said()).containsExactly("name: book", "tags:", "- '1.0'", "- '2.0'");
  }

  @Test
  void yamlThatIsNoneIsNamedByItsLine() throws IOException {
    Files.writeString(folder.resolve("twice.yml"), "a: 1\na: 2\n");
    assertThat(shell.type("yq . twice.yml")).isEqualTo(2);
    assertThat(shell.said().getFirst()).contains("twice.yml:2").contains("another a");
  }
}
