package dev.signlab.scenario.paper;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.model.Task;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * For which causes the checks of a task can fail, as far as that is known without trying: a check
 * that hands on what a command said can fail for every cause.
 *
 * @param causes the causes
 */
record PossibleCauses(Set<Cause> causes) {

  /** What may be in the way of any look at a registry or a file. */
  private static final Set<Cause> ANYWHERE =
      EnumSet.of(
          Cause.NOT_DONE,
          Cause.NO_REGISTRY,
          Cause.WRONG_PORT,
          Cause.NOT_AUTHORIZED,
          Cause.NOT_ALLOWED,
          Cause.UNTRUSTED_SERVER,
          Cause.MALFORMED,
          Cause.NO_FILE,
          Cause.NO_IMAGE,
          Cause.DIGEST_MISMATCH);

  /** What no verification says: it looks at one state, at no password, and asks no question. */
  private static final Set<Cause> NOT_OF_VERIFICATIONS =
      EnumSet.of(
          Cause.TAG_MOVED,
          Cause.FILE_MODE,
          Cause.WRONG_PASSWORD,
          Cause.NO_SBOM,
          Cause.WRONG_SBOM,
          Cause.WRONG_ANSWER);

  static PossibleCauses of(Written written, Task task) {
    Set<Cause> causes = EnumSet.copyOf(ANYWHERE);
    for (int i = 0; i < task.checks().size(); i++) {
      causes.addAll(of(written.places().key(written.steps(task, "checks", i))));
    }
    if (!task.challenges().isEmpty()) {
      causes.add(Cause.WRONG_ANSWER);
    }
    return new PossibleCauses(causes);
  }

  private static Set<Cause> of(Optional<String> name) {
    Optional<CheckType> type = name.flatMap(CheckTypes::named);
    if (type.isEmpty() || type.get().causes().isEmpty()) {
      return EnumSet.allOf(Cause.class);
    }
    Set<Cause> causes = EnumSet.copyOf(type.get().causes());
    if (type.get().verifies()) {
      causes.addAll(EnumSet.complementOf(EnumSet.copyOf(NOT_OF_VERIFICATIONS)));
    }
    return causes;
  }

  boolean has(Cause cause) {
    return causes.contains(cause);
  }

  /** Returns the causes, those first that checks of this kind name themselves. */
  String words() {
    return causes.stream().map(Cause::name).collect(Collectors.joining(", "));
  }
}
