package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts cosign's words in front of a problem: it tells errors as a chain of what was under way. */
public final class Prefixed {

  private Prefixed() {}

  public static <T> T by(String prefix, Supplier<T> work) {
    try {
      return work.get();
    } catch (LabException e) {
      throw withHintFirst(e, prefix + e.problem().summary(), List.of());
    }
  }

  /** Puts hints in front; the registry's own guess, which is only half a line, goes then. */
  public static LabException withHintFirst(LabException e, String summary, List<Hint> first) {
    Problem problem = e.problem();
    List<Hint> hints = new ArrayList<>(first);
    problem.hints().stream()
        .filter(hint -> first.isEmpty() || !hint.text().startsWith("did you mean"))
        .forEach(hints::add);
    return new LabException(
        new Problem(
            summary,
            problem.tried(),
            problem.expected(),
            problem.found(),
            hints,
            problem.exitStatus(),
            problem.cause()),
        e);
  }
}
