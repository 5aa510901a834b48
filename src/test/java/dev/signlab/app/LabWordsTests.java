package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.TaskKey;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.LabGreeting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the lab, typed as a learner types them. */
@Tag("alike")
class LabWordsTests {

  private static final String SIGN = "cosign sign --key cosign.key ";

  private final Evening evening;

  LabWordsTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void startSaysWhatItPreparedAndShowsTheFirstTask() {
    assertThat(evening.type("start sign"))
        .contains("pushed " + image(), "made cosign.key and cosign.pub", "task 1 of 5")
        .contains("carries a signature of your key");
    assertThat(evening.status()).isZero();
    assertThat(evening.type("start")).contains("task 1 of 5").doesNotContain("pushed");
  }

  @Test
  void aLabThatDoesNotExistIsRefusedWithTheNamesThatDo() {
    assertThat(evening.type("start sing")).contains("error:", "hint:").contains("sign");
    assertThat(evening.status()).isNotZero();
    assertThat(evening.type("check")).contains("error: no task is open").contains("start");
  }

  @Test
  void fourHintsLeadUpToTheCommandAndNoFurther() {
    evening.type("start sign");
    assertThat(evening.type("hint")).contains("hint 1 of 4, a nudge").doesNotContain(SIGN);
    assertThat(evening.type("hint")).contains("hint 2 of 4, the concept").doesNotContain(SIGN);
    assertThat(evening.type("hint")).contains("hint 3 of 4, where to look").doesNotContain(SIGN);
    assertThat(evening.type("hint")).contains("hint 4 of 4, the command").contains(SIGN + image());
    assertThat(evening.type("hint")).contains("hint 4 of 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80})
  void theFirstWordsFitOnTheScreen(int width) {
    Screen.Style style = new Screen.Style(width, 15, 0, false, false);
    List<String> opening = new LabGreeting().opening(evening.session(), style);
    int promise = opening.indexOf(firstOf("  Nothing here leaves", opening));
    assertThat(opening.subList(promise, opening.size()))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(String.join(" ", opening).replaceAll(" +", " "))
        .contains("any cosign or docker on this machine can see it. Type start , or help .");
  }

  private static String firstOf(String beginning, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
  }

  @Test
  void checkSaysWhatWasFoundAndWhatTheScenarioAdvises() {
    evening.type("start sign");
    assertThat(evening.type("check"))
        .contains("looked at", "expected", "found", "try")
        .contains("but no signature of it.", "Check the name; 1.0 comes after a colon.");
    assertThat(evening.status()).isOne();
  }

  @Test
  void theSolutionIsForThisWorldAndSolvesTheTask() {
    evening.type("start sign");
    assertThat(evening.type("solution")).contains(SIGN + image());
    assertThat(evening.type("solution --apply --yes"))
        .contains("> " + SIGN + image())
        .contains("done: cosign.pub verifies a signature", "task 2 of 5");
  }

  @Test
  void aTaskThatIsSkippedShowsItsSolutionAndTheNextTask() {
    evening.type("start sign");
    assertThat(evening.type("skip")).contains("Skipped:", SIGN + image(), "task 2 of 5");
    assertThat(evening.type("list")).contains("Sign an image", "0 of 6");
    assertThat(evening.type("progress")).contains("sign/sign");
  }

  @Test
  void whatIsRightIsTickedOffByItself() {
    evening.type("start sign");
    assertThat(evening.type(SIGN + image() + " -a x=y && ls")).contains("done:", "task 2 of 5");
    assertThat(evening.type("ls")).doesNotContain("waiting:", "done:");
  }

  @Test
  void lookingAroundAndLeavingAreNoAttempts() {
    evening.type("start sign");
    evening.type("ls && echo x > y && cat y && pwd && quit");
    assertThat(evening.lab().requireCurrent().open().attempts()).isZero();
    evening.type("cosign --version");
    assertThat(evening.lab().requireCurrent().open().attempts()).isOne();
  }

  @Test
  void cosignTellsItsVersionHoweverItIsAsked() {
    assertThat(evening.type("cosign --version"))
        .isEqualTo(evening.type("cosign version"))
        .contains("GitVersion");
  }

  @Test
  void goodbyeFitsOnTheScreen() {
    evening.type("start build-and-push");
    assertThat(new LabGreeting().goodbye(evening.session(), Screen.Style.PIPE))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void aPredictionIsNotedAndAnUnclearOneIsNot() {
    toPort();
    assertThat(evening.type("predict maybe", "perhaps\n")).contains("error: neither yes nor no");
    assertThat(evening.type("predict", "n\n")).contains("noted: no", "now try it:");
    assertThat(evening.type("check")).contains("done:");
  }

  @Test
  void aWrongDiagnosisPointsAtTheEvidenceAndARightOneEndsTheTask() {
    toPort();
    evening.type("predict no");
    evening.type("docker run -d -p 5001:5001 --restart always --name registry registry:2");
    assertThat(evening.type("diagnose WRONG_KEY"))
        .contains("no, that is not it.", "Read the answer");
    assertThat(evening.status()).isOne();
    assertThat(evening.type("diagnose wrong_prt")).contains("error: no cause is called");
    assertThat(evening.type("diagnose wrong_port"))
        .contains("  yes: ", "1 of 3 tasks", "That was the last task of this lab")
        .doesNotContainPattern("(?m)^.{81,}$");
    assertThat(evening.lab().current()).isEmpty();
  }

  @Test
  void undoPutsBackRegistryImagesAndFilesOfTheOpenTask() {
    evening.type("start sign");
    evening.type("rm cosign.key && docker image tag studentbook:1.0 x:1");
    assertThat(evening.type("undo")).contains("Back to task 1").contains("task 1 of 5");
    assertThat(evening.type("ls")).contains("cosign.key");
  }

  @Test
  void resetAsksAndThenBeginsAnew() {
    evening.type("start sign");
    evening.type(SIGN + image());
    assertThat(evening.type("reset", "n\n")).contains("error: nothing was reset");
    assertThat(evening.type("reset", "y\n")).contains("task 1 of 5");
    assertThat(evening.type("check")).contains("not yet:");
    assertThat(evening.lab().progress().records()).doesNotContainKey(new TaskKey("sign", "sign"));
  }

  private void toPort() {
    evening.type("start start-registry");
    evening.type("skip");
    assertThat(evening.lab().current()).isPresent();
    evening.type("skip");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("port");
  }

  private String image() {
    return evening.image("studentbook:1.0");
  }
}
