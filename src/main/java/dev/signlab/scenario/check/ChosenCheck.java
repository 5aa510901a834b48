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

  @Override
  public String goal() {
    return "you answered the question";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<String> said = view.facts().choice();
    if (said.isPresent() && said.get().equalsIgnoreCase(answer)) {
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
