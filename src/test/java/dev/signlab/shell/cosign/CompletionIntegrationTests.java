package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of {@code cosign completion bash} in a bash, and what the judges' cosign lists. */
class CompletionIntegrationTests {

  private static final String TRY =
      """
      source ./script
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      __signlab
      printf '%s\\n' "${COMPREPLY[@]}" | sort | paste -sd ' '
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("script"), script("bash"));
    Files.writeString(folder.resolve("try"), TRY);
    Files.createFile(folder.resolve("cosign.pub"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "cosign gen ~ generate generate-key-pair",
        "cosign verify --check ~ --check-claims",
        "cosign verify --key cosign.p ~ cosign.pub",
        "cosign verify --key = cosign.p ~ cosign.pub",
        "cosign sign --key cosign.key --recu ~ --recursive",
        "lab cosign tri ~ triangulate",
        "./lab cosign tri ~ triangulate",
        "cosign sign -y --key k --yes localhost:1/a --recu ~ --recursive"
      })
  void bashCompletes(String words, String offered) {
    Tool bash = Tool.require("bash").in(folder);
    String[] line = ("try " + words).split(" ", -1);

    assertThat(bash.succeed(line).stdout().strip()).isEqualTo(offered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish", "powershell"})
  void eachScriptIsWhole(String shell) {
    assertThat(script(shell)).contains("cosign verify", "--check-claims").doesNotContain("@TABLE@");
  }

  @Test
  void variablesAreThoseThatCosignItselfLists() {
    String theirs = Tool.require("cosign3").with("COSIGN_KEY", "k").succeed("env").stdout();
    TestLine line = new TestLine(folder, Map.of("COSIGN_KEY", "k")).type("cosign env");

    assertThat(line.out().replaceAll("=.*", "=")).isEqualTo(theirs.replaceAll("=.*", "="));
  }

  private String script(String shell) {
    return new TestLine(folder, Map.of()).type("cosign completion " + shell).out();
  }
}
