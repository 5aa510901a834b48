package dev.signlab.scenario.model;

import dev.signlab.scenario.check.Check;
import java.util.List;
import java.util.Optional;

/**
 * Something that a task asks of the learner beside changing the world. A new kind is one record
 * with its {@link ChallengeType}, and its name here.
 */
public sealed interface Challenge permits Prediction, JavaExercise, Diagnosis, Breakage, Quiz {

  /** Returns all kinds, in the order in which a task asks for them. */
  static List<ChallengeType> types() {
    return List.of(Prediction.TYPE, JavaExercise.TYPE, Diagnosis.TYPE, Breakage.TYPE, Quiz.TYPE);
  }

  /** Returns its kind. */
  ChallengeType type();

  /** Returns what must be true when it is met. */
  Check check();

  /** Returns all that must be true when it is met, in the order in which it comes about. */
  default List<Check> checks() {
    return List.of(check());
  }

  /** Tells whether it is met before the world is changed. */
  default boolean comesFirst() {
    return false;
  }

  /** Returns what the page of the task says of it, or nothing when the action says it all. */
  default Optional<Asking> asking() {
    return Optional.empty();
  }

  /** Returns the lines that it has the learner type. */
  default List<String> lines() {
    return List.of();
  }

  /**
   * What a page says of a challenge.
   *
   * @param label the word before it
   * @param text the question, and how to answer
   */
  record Asking(String label, String text) {}
}
