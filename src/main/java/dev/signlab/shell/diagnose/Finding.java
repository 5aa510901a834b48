package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Hint;
import java.util.List;

/**
 * What was found in the world.
 *
 * @param found what there is, in words
 * @param hints what to do
 */
record Finding(String found, List<Hint> hints) {

  /** Copies the hints. */
  Finding {
    hints = List.copyOf(hints);
  }

  Finding(String found, Hint... hints) {
    this(found, List.of(hints));
  }
}
