package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line that goes wrong leaves behind: everything. */
class LosesNothingTests {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"$NOT_SET\" > kept",
        "echo a $(cat none) > kept",
        "echo a >> kept $(cat none)",
        "cat > kept <<E\n$(cat none)\nE",
        "X=$(cat none) > kept",
        "cat none > kept",
        "cat none 2> other > kept",
        "nosuch > kept",
        "ls --nosuch-flag > other | nosuch > kept",
        "nosuch | cat > kept",
        "nosuch | cat >> kept",
        "grep > kept",
        "cosign verify --nosuch > kept",
        "cosign public-key --key none > kept",
        "cat kept > kept",
        "cat < kept > kept",
        "cat < none > kept",
        "echo a > kept > none/x",
        "echo a > .",
        "echo a > kept & ls",
        "echo a > kept ; for f in x",
        "nosuch | sort > kept",
        "nosuch; printf a > kept"
      })
  void theTargetOfALineThatIsRefusedStaysAsItWas(String line) throws IOException {
    Files.writeString(folder.resolve("kept"), "precious\n");
    Typed.in(folder).type(line);
    assertThat(folder.resolve("kept")).hasContent("precious\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"$NOT_SET\" > made",
        "cat none > made",
        "cat none >> made",
        "nosuch >> made"
      })
  void aTargetThatWasNotThereIsNotMade(String line) {
    Typed.in(folder).type(line);
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "echo new > kept ~ new",
        "> kept ~ ''",
        "true > kept ~ ''",
        "grep nothing other > kept ~ ''",
        "echo new >> kept ~ precious new",
        "echo new >| kept ~ new",
        "cat other none > kept ~ more",
        "cat other none &> kept ~ more error:",
        "echo new > kept > kept ~ new",
        "cat kept other > kept ~ precious more",
        "echo new | cat > kept ~ new",
        "!printf new > kept ~ new"
      })
  void whatACommandWroteIsInItsTarget(String line, String words) throws IOException {
    Files.writeString(folder.resolve("kept"), "precious\n");
    Files.writeString(folder.resolve("other"), "more\n");
    Typed.in(folder).type(line.strip());
    String expected = words.strip().equals("''") ? "" : words.strip();
    assertThat(Files.readString(folder.resolve("kept")).replace("\n", " "))
        .startsWith(expected)
        .hasSizeLessThan(expected.length() + (expected.endsWith(":") ? 1000 : 2));
  }

  @Test
  void theStreamsOfACommandHaveTheirNames() {
    Typed typed = Typed.in(folder);
    typed.works("echo one > /dev/stdout");
    assertThat(typed.said()).containsExactly("one");
    typed.works("echo two | cat < /dev/stdin > /dev/stderr");
    assertThat(typed.said()).containsExactly("two");
    typed.works("echo three > /dev/null");
    assertThat(typed.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "echo abc | !tr a-c x-z ~ xyz",
        "!echo abc | !tr a-c x-z ~ xyz",
        "echo abc | !tr a-c x-z | cat -n ~ 1 xyz",
        "!cat; true && cat | wc -c ~ 0",
        "!printf 'abc' | sha256sum | cut -c1-4 ~ ba78",
        "!cat; echo end ~ end",
        "echo abc | !true; echo end ~ end",
        "!printf 'a|cosign b' | cat ~ a|cosign b",
        "!printf abc | crane nosuch ~ error: there is no command crane nosuch"
      })
  void aProgramOfTheMachineReadsThePipe(String line, String output) {
    Typed typed = Typed.in(folder);
    typed.type(line.strip());
    assertThat(String.join("\n", typed.said()).strip().replaceAll("[ \t]+", " "))
        .startsWith(output.strip());
  }

  @Test
  void aProgramThatWritesErrorsDoesNotWriteThemIntoThePipe() {
    Typed typed = Typed.in(folder);
    typed.type("!echo bad >&2; echo good | !cat -A");
    assertThat(typed.said()).contains("bad").contains("good$");
  }

  @Test
  void aPipeWithoutAReaderIsRefusedBeforeItBegins() {
    Typed typed = Typed.in(folder);
    typed.refuses("touch made | no-such-program", "no-such-program", "touch made");
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void withoutBashNothingOfAConstructRunsAndItsLineForTheMachineWorks() throws IOException {
    Typed typed = Typed.in(folder);
    Path programs = Files.createDirectory(folder.resolve("programs"));
    Files.createSymbolicLink(programs.resolve("touch"), Path.of("/usr/bin/touch"));
    typed.works("PATH=" + programs);
    typed.worksAsOffered("if true; then touch a; else touch b; fi", "if … fi", "!if true");
    assertThat(folder.resolve("a")).exists();
    assertThat(folder.resolve("b")).doesNotExist();
    typed.worksAsOffered("for f in c d; do\ntouch $f\ndone", "for … done", "!for f");
    assertThat(folder.resolve("d")).exists();
    typed.refuses(
        "for f in a b; do cosign version; done", "for … done", "version && echo yes || echo no");
  }

  @Test
  void theLineThatTheMachineRunsHasTheLabsVariables() {
    Typed typed = Typed.in(folder);
    typed.works("WORD='two words'");
    typed.works("!test \"$WORD\" = 'two words'");
  }
}
