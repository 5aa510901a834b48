package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Optional;

/**
 * The learner has named the step of a verification at which a failure shows, before its cause.
 * Comes from the {@code step} of a {@code diagnose} section.
 *
 * @param step the name of the step, as {@code explain} shows it
 */
public record PointedCheck(String step) implements Check {

  private static final Hint HOW =
      Hint.of("explain shows the steps; diagnose STEP names the one that did not pass");

  /** Tells whether words name the step; an {@code 's} need not be typed, as it opens a quote. */
  public boolean isRight(String said) {
    return plain(said).equals(plain(step));
  }

  private static String plain(String name) {
    return Meaning.of(name.replaceAll("['’]s\\b", ""));
  }

  @Override
  public String goal() {
    return "you named the step that shows it";
  }

  @Override
  public String next() {
    return "now the evidence: explain, then diagnose STEP, by the name of the step that failed";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<String> said = view.facts().step();
    if (said.filter(this::isRight).isPresent()) {
      return new CheckResult.Passed(step);
    }
    return CheckResult.failed(
        said.isPresent() ? Cause.WRONG_ANSWER : Cause.NOT_DONE,
        "the step that you named",
        "the one that did not pass",
        said.orElse("none yet"),
        HOW);
  }
}
