package dev.signlab.oci.client;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How long a registry is asked again that is busy or in trouble. Immutable.
 *
 * @param tries how often it is asked at most, the first time included
 * @param firstPause the pause before the second try; each later one is three times as long
 * @param longestWait the sum of all pauses; a registry that asks for more is not waited for
 * @param listener is told before each pause, in a line for a person
 */
public record RetryPolicy(
    int tries, Duration firstPause, Duration longestWait, Consumer<String> listener) {

  /** Asks once. */
  public static final RetryPolicy NEVER =
      new RetryPolicy(1, Duration.ZERO, Duration.ZERO, line -> {});

  /** Asks four times within half a minute, and says nothing. */
  public static final RetryPolicy USUAL =
      new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(30), line -> {});

  /** Returns the same policy that tells somebody else. */
  public RetryPolicy telling(Consumer<String> other) {
    return new RetryPolicy(tries, firstPause, longestWait, other);
  }
}
