package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Optional;

/**
 * The learner has answered a question. Comes from the {@code quiz} section of a task.
 *
 * @param answer the right answer
 */
public record ChosenCheck(String answer) implements Check {

  /**
   * Tells whether words are the right answer. Whoever knows it may say it as in a sentence: with an
   * article, a capital, quotes or a full stop.
   */
  public boolean isRight(String said) {
    String right = Meaning.of(answer);
    return said.equalsIgnoreCase(answer) || (!right.isEmpty() && Meaning.of(said).equals(right));
  }

  @Override
  public String goal() {
    return "you answered the question";
  }

  @Override
  public String next() {
    return "now answer: answer WORD";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<String> said = view.facts().choice();
    if (said.filter(this::isRight).isPresent()) {
      return new CheckResult.Passed(answer);
    }
    return CheckResult.failed(
        said.isPresent() ? Cause.WRONG_ANSWER : Cause.NOT_DONE,
        "your answer",
        "the right one",
        said.orElse("none yet"),
        Hint.of("answer WORDS"));
  }
}
