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
    task.checks().stream()
        .filter(TriedCheck.class::isInstance)
        .flatMap(check -> ((TriedCheck) check).outcome().stream())
        .forEach(causes::add);
    for (Check check : task.checks()) {
      if (check instanceof RefusedCheck refused) {
        causes.add(refused.cause());
      } else if (check instanceof BlobRefusedCheck refused) {
        causes.add(refused.cause());
      }
    }
    task.challenge(Prediction.class).flatMap(p -> p.answer().cause()).ifPresent(causes::add);
    task.challenge(Diagnosis.class).map(Diagnosis::cause).ifPresent(causes::add);
    task.challenge(Breakage.class).map(Breakage::verdict).ifPresent(causes::add);
    return new Outcomes(causes);
  }

  Outcomes with(Cause cause) {
    Set<Cause> more = EnumSet.of(cause);
    more.addAll(causes);
    return new Outcomes(more);
  }

  boolean has(Cause cause) {
    return causes.contains(cause);
  }

  /** Returns the first line that was refused for another cause. */
  Optional<Line> unexpected(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.ended().cause().filter(cause -> !has(cause)).isPresent())
        .findFirst();
  }
}
