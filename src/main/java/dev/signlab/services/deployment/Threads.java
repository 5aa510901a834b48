package dev.signlab.services.deployment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Does the parts of a start at the same time, each in a thread of its own. */
final class Threads {

  private static final Executor EACH = task -> Thread.ofPlatform().daemon().start(task);

  private Threads() {}

  static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, EACH);
  }

  /** Waits for what was begun, and fails as it did. */
  static <T> T join(CompletableFuture<T> begun) {
    try {
      return begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits until all that was begun is there or failed, and closes what is there. */
  static void closeAll(List<? extends CompletableFuture<?>> begun) {
    for (CompletableFuture<?> each : begun) {
      try {
        if (each.join() instanceof AutoCloseable opened) {
          opened.close();
        }
      } catch (Exception e) {
        // It was not opened, or is of no use any more, closed or not.
      }
    }
  }
}
