package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A shell in an empty folder with a fresh home, into which tests type; its registry lives in it.
 */
final class Typed {

  private final LabSession session;
  private final List<String> said = new ArrayList<>();

  private Typed(LabSession session) {
    this.session = session;
  }

  static Typed in(Path folder) {
    Map<String, String> environment =
        Map.of(
            "HOME", folder.toString(),
            "LAB_HOME", folder.resolve(".lab").toString(),
            "PATH", "/usr/bin:/bin");
    LabSession.Setting setting =
        new LabSession.Setting(
            folder, environment, InputStream.nullInputStream(), InstantSource.system(), true);
    return new Typed(Wiring.of(setting).session());
  }

  /** Types a line that must succeed. */
  void works(String line) {
    assertThat(type(line)).as("%s%n%s", line, String.join("\n", said)).isZero();
  }

  /**
   * Types a line that must be refused in the form that every refusal has: one line that begins with
   * {@code error:}, what was expected and found, and a line to type.
   *
   * @param cause words that the answer must have
   * @param hint the line to type, with which some hint ends
   */
  void refuses(String line, String cause, String hint) {
    refuses(line, cause);
    assertThat(said)
        .as(line)
        .anyMatch(each -> each.startsWith("hint: ") && each.endsWith(" " + hint));
  }

  private void refuses(String line, String cause) {
    int status = type(line);
    assertThat(status).as(line).isBetween(1, 125);
    assertThat(starting("error:") + starting("Error:")).as("errors of %s%n%s", line, said).isOne();
    assertThat(starting("found:")).as("found of %s%n%s", line, said).isOne();
    assertThat(String.join("\n", said)).as(line).contains(cause).doesNotContain("Exception");
  }

  /** Types a line that must be refused, and then what the answer offers from some words on. */
  void worksAsOffered(String line, String cause, String words) {
    refuses(line, cause);
    String answer = String.join("\n", said);
    assertThat(answer).contains(words);
    works(answer.substring(answer.indexOf(words)).lines().findFirst().orElseThrow());
  }

  /** Asks of the last refusal that it also says what was expected. */
  void hasExpectation() {
    assertThat(starting("expected:")).as("expected in %s", said).isOne();
  }

  LabSession session() {
    return session;
  }

  /** Returns what the last line said. */
  List<String> said() {
    return List.copyOf(said);
  }

  /** Types a line and returns its status. */
  int type(String line) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(both, both, Screen.Style.PIPE, Questions.UNANSWERED);
    int status = session.service(LineRunner.class).run(line, screen);
    said.clear();
    both.toString(StandardCharsets.UTF_8).lines().forEach(said::add);
    return status;
  }

  private long starting(String name) {
    return said.stream().filter(line -> line.startsWith(name)).count();
  }
}
