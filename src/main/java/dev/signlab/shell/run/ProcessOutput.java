package dev.signlab.shell.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Passes on what a process says, on a thread of its own. What the process has begun may hold the
 * stream open when the process has ended: it is then left after a while in which nothing came.
 */
final class ProcessOutput {

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long LOOK_MILLIS = 50;

  private final Process process;
  private final InputStream from;
  private final OutputStream to;
  private final FutureTask<Void> copying = new FutureTask<>(this::copy);
  private volatile boolean waits;
  private volatile long since = System.nanoTime();
  private volatile boolean left;

  private ProcessOutput(Process process, InputStream from, OutputStream to) {
    this.process = process;
    this.from = from;
    this.to = to;
  }

  /** Begins to pass on. */
  static ProcessOutput start(Process process, InputStream from, OutputStream to) {
    ProcessOutput output = new ProcessOutput(process, from, to);
    Thread.ofPlatform().daemon().start(output.copying);
    return output;
  }

  /** A process whose output nobody takes ends, as it would at a pipe that is closed. */
  private Void copy() throws IOException {
    try {
      byte[] buffer = new byte[8192];
      int count = read(buffer);
      while (count >= 0 && !left) {
        to.write(buffer, 0, count);
        to.flush();
        count = read(buffer);
      }
      return null;
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  private int read(byte[] buffer) throws IOException {
    since = System.nanoTime();
    waits = true;
    try {
      return from.read(buffer);
    } finally {
      waits = false;
    }
  }

  /**
   * Waits for the end of the stream of a process that has ended.
   *
   * @param ended when it did, by {@link System#nanoTime}
   * @return whether it came; else another process holds the stream open, and says nothing
   * @throws ExecutionException when it could not be passed on
   */
  boolean endsAfter(long ended) throws InterruptedException, ExecutionException {
    while (true) {
      try {
        copying.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        long now = System.nanoTime();
        if (waits && Math.min(now - ended, now - since) > GRACE_NANOS) {
          return false;
        }
      }
    }
  }

  /** Passes on no more, whatever comes. */
  void leave() {
    left = true;
  }
}
