package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.TypedSecrets;
import dev.signlab.shell.run.Diagnosis;
import dev.signlab.shell.run.LabSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first line of an answer says, and what a line becomes that names variables. */
class DiagnosedLinesTests {

  @TempDir private Path folder;

  @Test
  void theFirstLineOfAFailureStaysWhereTheLineIsMendedToo() {
    Problem large = Problem.of("the variable A is too large for programs of this machine").build();
    Problem answer = diagnosed(large, "VERSION");
    assertThat(answer.summary()).isEqualTo(large.summary());
    assertThat(answer.found()).contains("commands are written in small letters");
  }

  @Test
  void theFirstLineSaysWhatIsWrongWithALineThatNobodyUnderstood() {
    Problem answer =
        diagnosed(Problem.of("there is no command VERSION").ofLine().build(), "VERSION");
    assertThat(answer.summary()).isEqualTo("commands are written in small letters");
  }

  /** A name of two words in quotes was taken for a command, and stopped the lab. */
  @ParameterizedTest
  @ValueSource(strings = {"\"registry status\"", "'what is' digest"})
  void quotesRoundTheNameOfACommandMakeNoCommand(String line) {
    Typed shell = Typed.in(folder);
    assertThat(shell.type(line)).isNotZero();
    assertThat(shell.said()).noneMatch(each -> each.contains("a mistake of its own"));
  }

  @Test
  void aTokenFileBehindAMisspeltFlagIsShown() {
    assertThat(TypedSecrets.hidden("cosign sign -y --udentity-token alice.txt x"))
        .contains("alice.txt");
    assertThat(TypedSecrets.hidden("cosign sign -y --udentity-token eyJhbGciOi.x.y x"))
        .doesNotContain("eyJ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run view f.txt", "vie w f.txt", "view view f.txt", "'view f.txt'"})
  void aLineIsFoundAmongWordsThatAreNoneOfIt(String line) {
    Typed shell = Typed.in(folder);
    shell.works("echo x > f.txt");
    shell.refuses(line, "", "view f.txt");
  }

  @Test
  void aFolderThatIsNotThereIsNotOffered() {
    Typed shell = Typed.in(folder);
    shell.works("mkdir there");
    shell.refuses("cd there too", "one word too many: too", "cd there");
    assertThat(shell.type("cd nowhere too")).isNotZero();
    assertThat(shell.said()).noneMatch(each -> each.contains("did you mean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIEW ${EMPTY:-f.txt}", "VIEW ${NONE:-f.txt}", "VIEW $NAME"})
  void variablesHaveTheValuesThatTheLineWouldHave(String line) {
    Typed shell = Typed.in(folder);
    shell.works("echo x > f.txt");
    shell.works("EMPTY=");
    shell.works("NAME=f.txt");
    assertThat(meant(shell.session(), line)).contains("view f.txt");
  }

  @Test
  void theTildeIsTheFolderThatTheLineWouldHave() {
    Typed shell = Typed.in(folder);
    shell.works("echo x > f.txt");
    assertThat(meant(shell.session(), "VIEW ~/f.txt"))
        .contains("view " + shell.session().home() + "/f.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VIEW $(echo f.txt)", "VIEW ${NONE:-$(echo f.txt)}", "VIEW $?"})
  void whatWouldHaveToRunFirstIsNoLine(String line) {
    assertThat(meant(Typed.in(folder).session(), line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"export NAME = value", "export NAME =value"})
  void exportWithBlanksRoundTheEqualsSignIsToldWhatIsMeant(String line) {
    Typed shell = Typed.in(folder);
    shell.refuses(line, "no blanks stand round =", "export NAME=value");
    assertThat(shell.type("echo $NAME")).as("nothing was set").isNotZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"export 1A=b", "export A-B=c", "export =", "export localhost:5001/a:1"})
  void whatNamesNoVariableIsNotSetInSilence(String line) {
    Typed shell = Typed.in(folder);
    assertThat(shell.type(line)).isNotZero();
    assertThat(shell.said()).anyMatch(each -> each.contains("names no variable"));
  }

  private Problem diagnosed(Problem problem, String line) {
    return diagnosed(Typed.in(folder).session(), problem, line, List.of(line));
  }

  private static Problem diagnosed(
      LabSession session, Problem problem, String line, List<String> words) {
    return session.service(Diagnosis.class).of(problem, line, words);
  }

  /** Behind a prompt the line is read anew, with the variables of the session. */
  private static Optional<String> meant(LabSession session, String line) {
    Problem unknown = Problem.of("there is no command $").ofLine().build();
    return diagnosed(session, unknown, "$ " + line, List.of("$")).hints().stream()
        .filter(Hint::isGuess)
        .flatMap(hint -> hint.command().stream())
        .findFirst();
  }
}
