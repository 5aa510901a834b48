package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.JavaExercise;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.paper.Written;
import dev.signlab.yaml.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares the answers of a task that was just solved with what has happened. */
record ChallengeProof(FreshWorld world, Written written, Task task, Claims claims) {

  /** What no command can say that looks at one state alone. */
  private static final Set<Cause> SEEN_FROM_OUTSIDE = EnumSet.of(Cause.TAG_MOVED, Cause.WRONG_SBOM);

  /** A question that a line answers by passing; any other is about what it does. */
  private static final Pattern OF_PASSING =
      Pattern.compile("(?i)\\b(?:pass(?:es)?|works?|succeeds?|accept(?:ed)?|fits?)\\b");

  void prove(List<Line> lines) {
    world.lab().requireCurrent().open().facts().attempts().stream()
        .map(Attempt::cause)
        .flatMap(Optional::stream)
        .forEach(claims::refused);
    task.challenge(Diagnosis.class).ifPresent(this::diagnosis);
    task.challenge(Prediction.class).ifPresent(prediction -> prediction(prediction, lines));
  }

  private void diagnosis(Diagnosis diagnosis) {
    Set<Cause> happened = claims.refusals();
    Place place = written.place(task, "diagnose", "cause");
    String expected = "a cause for which a line of the solution is refused";
    boolean outside =
        SEEN_FROM_OUTSIDE.contains(diagnosis.cause())
            || task.challenge(JavaExercise.class).isPresent();
    if (happened.isEmpty() && !outside) {
      claims.advise(place, "nothing is refused that could be diagnosed", expected, "no refusal");
    } else {
      claims.claim(
          happened.contains(diagnosis.cause()) || outside,
          place,
          "the cause to be named is not what happens when the task is solved",
          expected,
          diagnosis.cause() + ", and what happens is " + happened);
    }
  }

  /** The line is one of the solution; where it is none, it is typed when that has been typed. */
  private void prediction(Prediction prediction, List<Line> lines) {
    List<Ended> outcomes =
        lines.stream()
            .filter(line -> TaskProof.same(line.text(), prediction.line()))
            .map(Line::ended)
            .toList();
    if (outcomes.isEmpty()) {
      Place line = written.place(task, "predict", "line");
      outcomes = List.of(world.type(new ScriptLine(line, prediction.line())));
    }
    Facts.Guess answer = prediction.answer();
    Facts.Guess last = new Facts.Guess(outcomes.getLast().passed(), outcomes.getLast().cause());
    boolean causeAlone = !answer.yes() && !last.yes() && answer.cause().isPresent();
    Place place = written.place(task, "predict", causeAlone ? "cause" : "answer");
    String summary = "the answer of predict is not what its line does";
    if (!answer.yes() && answer.cause().isEmpty()) {
      plainNo(place, summary, prediction, last);
      return;
    }
    claims.claim(
        outcomes.stream().anyMatch(ended -> isAsPredicted(answer, ended)),
        place,
        summary,
        answer.words(),
        last.words());
  }

  private void plainNo(Place place, String summary, Prediction prediction, Facts.Guess last) {
    if (last.yes() && OF_PASSING.matcher(prediction.question()).find()) {
      claims.advise(
          place, summary, "no, with its cause, or a question about something else", "yes");
    }
  }

  private static boolean isAsPredicted(Facts.Guess answer, Ended ended) {
    return answer.yes() ? ended.passed() : !ended.passed() && answer.cause().equals(ended.cause());
  }
}
