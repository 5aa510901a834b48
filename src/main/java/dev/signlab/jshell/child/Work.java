package dev.signlab.jshell.child;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What is under way, one after the other, on a thread of its own. */
final class Work {

  private static final Duration AGAIN = Duration.ofMillis(50);

  private final Evaluator evaluator;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()::unstarted);
  private long begun;
  private long finished;

  Work(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  synchronized void begin(Runnable work) {
    begun++;
    thread.execute(() -> finish(work));
  }

  private void finish(Runnable work) {
    try {
      work.run();
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    finished++;
    evaluator.resume();
  }

  /** Stops all that was begun, and nothing that begins later. */
  synchronized void stop() {
    long last = begun;
    Thread.ofVirtual().start(() -> stopUntil(last));
  }

  /** A snippet that has not begun yet does not hear the first call. */
  private void stopUntil(long last) {
    while (stopOnce(last)) {
      try {
        Thread.sleep(AGAIN);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized boolean stopOnce(long last) {
    if (finished >= last) {
      return false;
    }
    evaluator.stop();
    return true;
  }
}
