package dev.signlab.services.oidc;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are waiting to be fetched, once, by somebody who knows a random secret. What waits
 * too long, or for whom there are too many, is forgotten, and so is all at the end of the process.
 * Safe for use by several threads.
 */
final class OneTimeSecrets<T> {

  private static final int MOST = 1_000;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Held<T>> held = new LinkedHashMap<>();
  private final InstantSource clock;
  private final Duration lifetime;

  /**
   * A value that waits.
   *
   * @param value the value
   * @param until when it is forgotten
   */
  private record Held<T>(T value, Instant until) {}

  OneTimeSecrets(InstantSource clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** Returns a secret that nobody can guess. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Keeps a value, and returns the secret for it. */
  synchronized String add(T value) {
    String secret = random();
    held.put(secret, new Held<>(value, clock.instant().plus(lifetime)));
    Iterator<String> oldest = held.keySet().iterator();
    while (held.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
    return secret;
  }

  /** Returns a value that still waits, and leaves it there. */
  synchronized Optional<T> peek(String secret) {
    return Optional.ofNullable(held.get(secret))
        .filter(each -> each.until().isAfter(clock.instant()))
        .map(Held::value);
  }

  /** Returns a value that still waits, and forgets it: the second time there is nothing. */
  synchronized Optional<T> take(String secret) {
    Optional<T> value = peek(secret);
    held.remove(secret);
    return value;
  }
}
