package dev.signlab.services.trust;

import dev.signlab.sigstore.tuf.Metadata;
import dev.signlab.sigstore.tuf.TufRole;
import java.time.Duration;
import java.time.Instant;

/** How long metadata is believed: the busier a key, the shorter. */
final class Lifetimes {

  private Lifetimes() {}

  static Instant end(TufRole role, Instant now) {
    return now.plus(of(role));
  }

  /** Tells whether less than half of its life is left, which is when a new edition is due. */
  static boolean isDue(Metadata metadata, Instant now) {
    Duration half = of(metadata.role()).dividedBy(2);
    return now.plus(half).isAfter(metadata.expires());
  }

  private static Duration of(TufRole role) {
    return switch (role) {
      case ROOT, TARGETS -> Duration.ofDays(365);
      case SNAPSHOT -> Duration.ofDays(21);
      case TIMESTAMP -> Duration.ofDays(7);
    };
  }
}
