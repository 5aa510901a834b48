package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened since the open task began: commands with their outcome, and the learner's answers.
 *
 * @param attempts the last commands, oldest first
 * @param prediction what the learner said would happen
 * @param step the step of a verification that the learner named last, as where a failure shows
 * @param diagnosis the cause that the learner named last
 * @param choice the answer to a quiz
 * @param made what variables of the learner's Java hold that the task asks for, by their names
 */
public record Facts(
    List<Attempt> attempts,
    Optional<Guess> prediction,
    Optional<String> step,
    Optional<Cause> diagnosis,
    Optional<String> choice,
    Map<String, Made> made) {

  /** Nothing has happened yet. */
  public static final Facts NONE =
      new Facts(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  private static final int MOST_ATTEMPTS = 30;

  /** Copies the attempts. */
  public Facts {
    attempts = List.copyOf(attempts);
    made = Map.copyOf(made);
  }

  /** Returns these facts with one more command; the oldest ones are forgotten. */
  public Facts with(Attempt attempt) {
    List<Attempt> more = new ArrayList<>(attempts);
    more.add(attempt);
    int from = Math.max(0, more.size() - MOST_ATTEMPTS);
    return new Facts(more.subList(from, more.size()), prediction, step, diagnosis, choice, made);
  }

  /** Returns these facts with a prediction. */
  public Facts withPrediction(Guess guess) {
    return new Facts(attempts, Optional.of(guess), step, diagnosis, choice, made);
  }

  /** Returns these facts with the step that a failure shows at. */
  public Facts withStep(String name) {
    return new Facts(attempts, prediction, Optional.of(name), diagnosis, choice, made);
  }

  /** Returns these facts with a diagnosis. */
  public Facts withDiagnosis(Cause cause) {
    return new Facts(attempts, prediction, step, Optional.of(cause), choice, made);
  }

  /** Returns these facts with the answer to a quiz. */
  public Facts withChoice(String answer) {
    return new Facts(attempts, prediction, step, diagnosis, Optional.of(answer), made);
  }

  /** Returns these facts with what a variable holds. */
  public Facts withMade(String name, Made value) {
    Map<String, Made> more = new HashMap<>(made);
    more.put(name, value);
    return new Facts(attempts, prediction, step, diagnosis, choice, more);
  }

  /**
   * What a learner said would happen.
   *
   * @param yes the answer to the question
   * @param cause for what cause, when the answer is no and a cause was asked for
   */
  public record Guess(boolean yes, Optional<Cause> cause) {

    /** Returns the answer in words. */
    public String words() {
      return (yes ? "yes" : "no") + cause.map(named -> ", " + named).orElse("");
    }
  }
}
