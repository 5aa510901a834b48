package dev.signlab.engine.attach;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets several do the same at the same moment. */
final class Race {

  private Race() {}

  /**
   * Prepares runners, starts all of them together, and returns what each came back with.
   *
   * @param ready prepares one, and returns what it does when the race begins
   */
  static <T> List<T> of(int runners, Callable<Callable<T>> ready)
      throws InterruptedException, ExecutionException {
    CountDownLatch prepared = new CountDownLatch(runners);
    List<Future<T>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < runners; i++) {
        all.add(threads.submit(() -> run(ready, prepared)));
      }
    }
    List<T> results = new ArrayList<>();
    for (Future<T> each : all) {
      results.add(each.get());
    }
    return results;
  }

  private static <T> T run(Callable<Callable<T>> ready, CountDownLatch prepared) throws Exception {
    Callable<T> runner;
    try {
      runner = ready.call();
    } finally {
      prepared.countDown();
    }
    prepared.await();
    return runner.call();
  }
}
