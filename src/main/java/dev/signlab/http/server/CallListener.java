package dev.signlab.http.server;

import java.time.Duration;
import java.time.Instant;

/** Hears of every call that a server has answered, before the client has the whole answer. */
@FunctionalInterface
public interface CallListener {

  /** Listens to nothing. */
  CallListener NONE = (call, startedAt, duration) -> {};

  /** Takes note of a call. */
  void answered(Call call, Instant startedAt, Duration duration);

  /** Tells whether the beginnings of the bodies are to be kept for this listener. */
  default boolean wantsBodies() {
    return false;
  }

  /** Returns a listener that tells both. */
  default CallListener and(CallListener other) {
    return new PairOfListeners(this, other);
  }
}
