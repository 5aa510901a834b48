package dev.signlab.diagnostic;

import java.util.List;
import java.util.Optional;

/** What failed and says why, with no part of the {@link Failure} missing. */
public interface Explained {

  /** Returns why; {@link Failure#complete} has seen it. */
  Failure failure();

  /** Returns the named cause. */
  default Cause cause() {
    return failure().cause().orElseThrow();
  }

  /** Returns what should have been there. */
  default String expected() {
    return failure().expected().orElseThrow();
  }

  /** Returns what was there. */
  default String found() {
    return failure().found().orElseThrow();
  }

  /** Returns all that can be done next, most likely first. */
  default List<Hint> hints() {
    return failure().hints();
  }

  /** Returns what to do next, where anything can be said. */
  default Optional<Hint> hint() {
    return failure().hint();
  }
}
