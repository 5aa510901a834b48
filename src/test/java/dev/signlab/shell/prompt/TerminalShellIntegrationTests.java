package dev.signlab.shell.prompt;

import dev.signlab.terminal.Terminal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a pseudo-terminal: what a person presses, and what is shown. */
class TerminalShellIntegrationTests {

  @TempDir Path folder;

  @Test
  void theTabKeyCompletesAndCtrlDSaysGoodbye() {
    try (Terminal lab = start(Map.of(), "start")) {
      lab.await("> ");
      lab.press("uuid\t\r");
      lab.awaitMatch(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}[^>]*> "));
      lab.press("\u0004");
      Assertions.assertThat(lab.waitFor()).isZero();
    }
  }

  @Test
  void ctrlCClearsTheLineAndStopsTheCommandButNeverTheLab() {
    try (Terminal lab = start(Map.of(), "start")) {
      lab.await("> ");
      lab.press("half a line");
      lab.await("half a line");
      lab.press("\u0003");
      lab.awaitMatch(Pattern.compile("half a line[^>]*> "));
      lab.type("!printf 'sleep%s' ing; sleep 50");
      lab.await("sleeping");
      lab.press("\u0003");
      lab.awaitMatch(Pattern.compile("sleeping[^>]*> "));
      lab.type("for i in 1 2; do printf 'sleep%s ' ing$i; sleep 50; done");
      lab.await("sleeping1");
      lab.press("\u0003");
      lab.awaitMatch(Pattern.compile("sleeping1[^>]*> "));
      Assertions.assertThat(lab.screen()).doesNotContain("sleeping2");
      lab.type("echo 'read'ing; cat");
      lab.await("reading");
      lab.press("\u0003");
      lab.awaitMatch(Pattern.compile("(?s)reading[^>]*> "));
      lab.type("echo 'still' here");
      lab.await("still here");
      lab.type("quit 3");
      Assertions.assertThat(lab.waitFor()).isEqualTo(3);
    }
  }

  @Test
  void linesThatWerePastedAreRunAndAreNoAnswers() {
    try (Terminal lab = start(Map.of(), "start", "--plain")) {
      lab.await("> ");
      lab.press(
          "cosign generate-key-pair\r!cat\rfor i in 1 2\rdo\recho $i\rdone\recho 'all' run\r");
      lab.await("all run");
      Assertions.assertThat(lab.screen())
          .contains("(not asked: more lines are waiting", "no password was given")
          .contains("this machine's bash runs this line")
          .containsPattern("(?m)^1\\R2$");
      Assertions.assertThat(folder.resolve("lab/workspace/cosign.key")).doesNotExist();
      lab.type("if read -r -p 'ask'ed given; then echo \"that is $given\"; fi");
      lab.await("asked");
      lab.type("answered");
      lab.await("that is answered");
      lab.type("!printf 'ask%s' ing; read answer; echo \"it is $answer\"");
      lab.await("asking");
      lab.type("typed");
      lab.await("it is typed");
      lab.type("quit");
      Assertions.assertThat(lab.waitFor()).isZero();
    }
  }

  @Test
  void aPlainShellShowsNoColour() {
    try (Terminal lab = start(Map.of("NO_COLOR", "1"), "start", "--plain")) {
      lab.await("> ");
      lab.type("vresion");
      lab.awaitMatch(Pattern.compile("hint: did you mean: version[^>]*> "));
      lab.type("quit");
      Assertions.assertThat(lab.waitFor()).isZero();
    }
  }

  private Terminal start(Map<String, String> more, String... words) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LAB_HOME", folder.resolve("lab").toString());
    environment.put("HOME", folder.toString());
    environment.put("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
    String[] command = new String[words.length + 1];
    command[0] = Path.of("lab").toAbsolutePath().toString();
    System.arraycopy(words, 0, command, 1, words.length);
    return Terminal.start(folder, environment, 80, 24, command);
  }
}
