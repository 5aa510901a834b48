package dev.signlab.shell.prompt;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.signlab.shell.command.Command;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jline.terminal.Terminal;

/**
 * Runs one line so that Ctrl-C stops it and never the lab: the line runs on a thread of its own,
 * which is interrupted; one that does not mind within some seconds is left behind.
 */
final class StoppableWork {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Terminal terminal;

  StoppableWork(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Some work with a status. */
  interface Work {
    int run();
  }

  int run(Work work) {
    FutureTask<Integer> task = new FutureTask<>(work::run);
    Thread thread = Thread.ofPlatform().name("command").daemon().unstarted(task);
    CountDownLatch stopping = new CountDownLatch(1);
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> stop(thread, stopping));
    try {
      thread.start();
      return result(task, stopping);
    } catch (InterruptedException e) {
      return Command.INTERRUPTED;
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
    }
  }

  private void stop(Thread thread, CountDownLatch stopping) {
    terminal.writer().println();
    terminal.flush();
    thread.interrupt();
    stopping.countDown();
  }

  private static int result(FutureTask<Integer> task, CountDownLatch stopping)
      throws InterruptedException {
    while (true) {
      boolean leaving = stopping.getCount() == 0;
      try {
        return leaving ? task.get(PATIENCE.toMillis(), MILLISECONDS) : task.get(100, MILLISECONDS);
      } catch (TimeoutException e) {
        if (leaving) {
          return Command.INTERRUPTED;
        }
      } catch (ExecutionException e) {
        return 1;
      }
    }
  }
}
