package dev.signlab.engine.admission;

import dev.signlab.engine.trust.Trust;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom to believe, read when it first matters and not again for each identity and image. Not safe
 * for use by several threads.
 */
final class TrustOnce implements Supplier<Trust> {

  private final Supplier<Trust> source;
  private Optional<Trust> known = Optional.empty();

  TrustOnce(Supplier<Trust> source) {
    this.source = source;
  }

  @Override
  public Trust get() {
    if (known.isEmpty()) {
      known = Optional.of(source.get());
    }
    return known.get();
  }
}
