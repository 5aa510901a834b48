package dev.signlab.scenario.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.check.DiagnosedCheck;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.LocalImageCheck;
import dev.signlab.scenario.check.PointedCheck;
import dev.signlab.scenario.check.PredictedCheck;
import dev.signlab.scenario.check.Truth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChallengeTests {

  private static final Prediction PREDICTION =
      new Prediction("cosign verify", "Will it?", new Facts.Guess(false, Optional.empty()));
  private static final Diagnosis DIAGNOSIS =
      new Diagnosis(Cause.WRONG_KEY, "look at the key", Optional.of("signed by this key"));
  private static final Breakage BREAK =
      new Breakage(
          "swap", Cause.WRONG_KEY, Cause.WRONG_KEY, Optional.of("signed by this key"), "look");
  private static final Quiz QUIZ = new Quiz("What is signed?", List.of(), "digest");

  private static final JavaExercise JAVA = new JavaExercise("ok", new Truth.Text("true"));

  /** A kind that the list forgets would never be read from a file. */
  @Test
  void everyKindIsListed() {
    assertThat(Challenge.types()).extracting(ChallengeType::key).doesNotHaveDuplicates();
    assertThat(Challenge.types()).hasSameSizeAs(Challenge.class.getPermittedSubclasses());
    assertThat(List.of(PREDICTION.type(), JAVA.type(), DIAGNOSIS.type(), BREAK.type(), QUIZ.type()))
        .isEqualTo(Challenge.types());
  }

  @Test
  void whatIsForetoldIsCheckedFirstAndWhatIsAnsweredLast() {
    assertThat(task(List.of(PREDICTION, DIAGNOSIS, QUIZ)).allChecks())
        .hasExactlyElementsOfTypes(
            PredictedCheck.class,
            LocalImageCheck.class,
            PointedCheck.class,
            DiagnosedCheck.class,
            ChosenCheck.class);
  }

  @Test
  void aTaskHasItsChallengesByKind() {
    Task task = task(List.of(QUIZ));
    assertThat(task.challenge(Quiz.class)).contains(QUIZ);
    assertThat(task.challenge(Prediction.class)).isEmpty();
  }

  private static Task task(List<Challenge> challenges) {
    return new Task(
        "sign",
        "Sign it",
        Optional.empty(),
        Optional.empty(),
        LessonReference.parse("lessons/sign.adoc#sign"),
        challenges,
        List.of(new LocalImageCheck("book:1.0")),
        new HintLadder(List.of()),
        Map.of());
  }
}
