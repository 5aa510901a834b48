package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Quiz;
import dev.signlab.scenario.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The question of a task as it is asked again, far from its world.
 *
 * @param text what is asked, a paragraph each
 * @param how what is to be typed
 * @param answer the right one, in words
 * @param isRight judges what was typed, by its meaning
 */
record ReviewQuestion(List<String> text, String how, String answer, Predicate<String> isRight) {

  /** Copies the text. */
  ReviewQuestion {
    text = List.copyOf(text);
  }

  /** Returns the question of a task: its quiz, else its diagnosis, else its prediction. */
  static Optional<ReviewQuestion> of(Task task) {
    return task.challenge(Quiz.class)
        .map(ReviewQuestion::quiz)
        .or(() -> task.challenge(Diagnosis.class).map(asked -> diagnosis(task, asked)))
        .or(() -> task.challenge(Prediction.class).map(ReviewQuestion::prediction));
  }

  private static ReviewQuestion quiz(Quiz quiz) {
    List<String> text = new ArrayList<>(List.of(quiz.question()));
    if (!quiz.choices().isEmpty()) {
      text.add("one of: " + String.join(", ", quiz.choices()));
    }
    return new ReviewQuestion(
        text, "answer", quiz.answer(), new ChosenCheck(quiz.answer())::isRight);
  }

  private static ReviewQuestion diagnosis(Task task, Diagnosis asked) {
    List<String> text = new ArrayList<>(List.of(task.goal() + "."));
    task.challenge(Prediction.class).map(Prediction::line).ifPresent(text::add);
    text.add(asked.evidence());
    Cause cause = asked.cause();
    return new ReviewQuestion(
        text,
        "the cause, by name or in words",
        cause + ": " + cause.words(),
        said -> Words.cause(said).equals(Optional.of(cause)));
  }

  private static ReviewQuestion prediction(Prediction asked) {
    boolean yes = asked.answer().yes();
    return new ReviewQuestion(
        List.of(asked.line(), asked.question()),
        "yes or no",
        asked.answer().words(),
        said -> yes ? Words.isYes(said) : Words.isNo(said));
  }
}
