package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
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
    return new LabException(e.problem().withSummary(summary).withHintsFirst(first), e);
  }
}
