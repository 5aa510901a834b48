package dev.signlab.diagnosis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are left for looking round after one refusal, and until when one may begin.
 * Safe for use by several threads.
 */
public final class Budget {

  private final AtomicInteger left;
  private final long start = System.nanoTime();
  private final long patience;

  /**
   * Starts with a number of requests.
   *
   * @param patience after which none begins
   */
  public Budget(int requests, Duration patience) {
    this.left = new AtomicInteger(requests);
    this.patience = patience.toNanos();
  }

  /** Tells whether so many are left. */
  public boolean has(int requests) {
    return left.get() >= requests && System.nanoTime() - start < patience;
  }

  /** Takes one away, and tells whether there was one. */
  public boolean take() {
    return has(1) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
