package dev.signlab.http.server;

import java.time.Duration;
import java.time.Instant;

/** Two listeners that hear the same. */
record PairOfListeners(CallListener first, CallListener second) implements CallListener {

  @Override
  public void answered(Call call, Instant startedAt, Duration duration) {
    first.answered(call, startedAt, duration);
    second.answered(call, startedAt, duration);
  }

  @Override
  public boolean wantsBodies() {
    return first.wantsBodies() || second.wantsBodies();
  }
}
