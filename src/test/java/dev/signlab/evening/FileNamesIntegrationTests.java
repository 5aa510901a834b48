package dev.signlab.evening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose names the learner's locale cannot spell, through the launcher. */
class FileNamesIntegrationTests {

  @TempDir Path folder;

  /** The shell spells the names, since this JVM may have no better locale than the learner. */
  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "de_DE.ISO-8859-1", "en_US.UTF-8", "no_SUCH.locale"})
  void areSignedAndVerifiedUnderEveryLocale(String locale) throws IOException {
    String said =
        run(
            locale,
            """
            set -e
            name='\u65e5\u672c\u8a9e \u00e9.txt'
            echo text > "$name"
            "$LAB" cosign generate-key-pair
            "$LAB" cosign sign-blob --key cosign.key --bundle "$name.json" "$name"
            test -s "$name.json"
            "$LAB" cosign verify-blob --key cosign.pub --bundle "$name.json" "$name" 2>&1
            """);
    assertThat(said).contains("Verified OK");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "de_DE.ISO-8859-1"})
  void otherProgramsSeeTheLearnersOwnLocale(String locale) throws IOException {
    Files.writeString(folder.resolve("lines"), "!echo locale=$LC_ALL\n");
    assertThat(run(locale, "\"$LAB\" @lines")).contains("locale=" + locale + "\n");
  }

  /** Written to a place that only looks alike, a file would be lost without a word. */
  @Test
  void aFolderThatNoTextCanNameIsRefused() throws IOException {
    String said =
        run(
            "en_US.UTF-8",
            """
            cd "$(dirname "$0")"
            folder=$(printf 'z\\344')
            mkdir "$folder" && cd "$folder"
            "$LAB" cosign generate-key-pair 2>&1 && exit 3
            ls -a .. | grep -c '^z'
            ls
            """);
    assertThat(said).contains("error: the name of this folder is not UTF-8").endsWith("\n1\n");
  }

  private String run(String locale, String script) throws IOException {
    Path file = Files.writeString(folder.resolve("script"), script);
    return new Tool(Path.of("/bin/sh"))
        .in(folder)
        .with("LC_ALL", locale)
        .with("LAB", Path.of("lab").toAbsolutePath().toString())
        .with("LAB_HOME", folder.resolve("home").toString())
        .with("COSIGN_PASSWORD", "x")
        .succeed(file.toString())
        .stdout();
  }
}
