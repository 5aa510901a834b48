package dev.signlab.services.deployment;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Does the parts of a start at the same time, each in a thread of its own. */
final class Threads {

  private static final Executor EACH = task -> Thread.ofPlatform().daemon().start(task);

  private Threads() {}

  static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, EACH);
  }
}
