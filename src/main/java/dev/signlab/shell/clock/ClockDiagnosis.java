package dev.signlab.shell.clock;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.Diagnosis;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a refusal that is about time when the clock of the world is turned: a one-shot command
 * has no prompt that shows it, and whoever turned it may have forgotten.
 *
 * @param inner finds all else
 * @param clock the world's
 */
public record ClockDiagnosis(Diagnosis inner, InstantSource clock) implements Diagnosis {

  private static final Set<Cause> ABOUT_TIME =
      EnumSet.of(
          Cause.WRONG_TIME,
          Cause.NOT_VALID_THEN,
          Cause.WRONG_TOKEN,
          Cause.EXPIRED_METADATA,
          Cause.WRONG_CERTIFICATE);

  @Override
  public Problem of(Problem problem, String line, List<String> words) {
    Problem found = inner.of(problem, line, words);
    Optional<String> turned = Span.turned(clock);
    if (turned.isEmpty() || found.cause().filter(ABOUT_TIME::contains).isEmpty()) {
      return found;
    }
    List<Hint> hints = new ArrayList<>(found.hints());
    hints.add(
        new Hint("this world's clock is turned by " + turned.get() + "; back with", "clock reset"));
    return found.withHints(hints);
  }
}
