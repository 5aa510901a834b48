package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.BlobRefusedCheck;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.RefusedCheck;
import dev.signlab.scenario.check.TriedCheck;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Task;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For which causes lines of a task are meant to be refused.
 *
 * @param causes the causes
 */
record Outcomes(Set<Cause> causes) {

  static Outcomes of(Task task) {
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    task.checks().stream().flatMap(check -> refusal(check).stream()).forEach(causes::add);
    task.challenge(Prediction.class).flatMap(p -> p.answer().cause()).ifPresent(causes::add);
    task.challenge(Diagnosis.class).map(Diagnosis::cause).ifPresent(causes::add);
    task.challenge(Breakage.class).map(Breakage::verdict).ifPresent(causes::add);
    return new Outcomes(causes);
  }

  private static Optional<Cause> refusal(Check check) {
    return switch (check) {
      case TriedCheck tried -> tried.outcome();
      case RefusedCheck refused -> Optional.of(refused.cause());
      case BlobRefusedCheck refused -> Optional.of(refused.cause());
      default -> Optional.empty();
    };
  }

  Outcomes with(Cause cause) {
    Set<Cause> more = EnumSet.of(cause);
    more.addAll(causes);
    return new Outcomes(more);
  }

  boolean has(Cause cause) {
    return causes.contains(cause);
  }

  /** Returns the first line that failed in another way than for one of them. */
  Optional<Line> stopping(List<Line> lines) {
    return lines.stream()
        .filter(line -> !line.ended().passed())
        .filter(line -> line.ended().cause().filter(this::has).isEmpty())
        .findFirst();
  }

  /** Returns the first line that was refused for another cause. */
  Optional<Line> unexpected(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.ended().cause().filter(cause -> !has(cause)).isPresent())
        .findFirst();
  }
}
