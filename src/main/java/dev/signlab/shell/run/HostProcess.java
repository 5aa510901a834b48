package dev.signlab.shell.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A process of this machine with the streams of a command of the lab's. What it began ends with it
 * where the command is interrupted.
 *
 * @param builder starts it; its input is fed to it unless the builder says from where it comes
 * @param input what is fed to it
 * @param out where its output goes
 * @param err where its errors go; nothing where both go the same way, so that they stay in order
 */
public record HostProcess(
    ProcessBuilder builder, InputStream input, OutputStream out, Optional<OutputStream> err) {

  /**
   * Runs it to its end.
   *
   * @return its status; {@link Failures#INTERRUPTED} where this thread was interrupted
   * @throws IOException when it does not start, or its output cannot be passed on
   */
  public int run() throws IOException {
    builder.redirectErrorStream(err.isEmpty());
    Process process = builder.start();
    try {
      if (builder.redirectInput().equals(ProcessBuilder.Redirect.PIPE)) {
        Thread.ofPlatform().daemon().start(() -> feed(process));
      }
      FutureTask<Void> said = copying(process, process.getErrorStream(), err);
      FutureTask<Void> shown = copying(process, process.getInputStream(), Optional.of(out));
      int status = process.waitFor();
      said.get();
      shown.get();
      return status;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failures.INTERRUPTED;
    } catch (ExecutionException e) {
      throw reason(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static IOException reason(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException problem) {
      throw problem;
    }
    return e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
  }

  private void feed(Process process) {
    try (OutputStream to = process.getOutputStream()) {
      input.transferTo(to);
    } catch (IOException e) {
      // The program ended before it had read all, as it may.
      return;
    }
  }

  /** A process whose output nobody takes ends, as it would at a pipe that is closed. */
  private static FutureTask<Void> copying(
      Process process, InputStream from, Optional<OutputStream> to) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try {
                copy(from, to.orElse(OutputStream.nullOutputStream()));
              } catch (IOException | RuntimeException e) {
                process.destroy();
                throw e;
              }
              return null;
            });
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[8192];
    int count = from.read(buffer);
    while (count >= 0) {
      to.write(buffer, 0, count);
      to.flush();
      count = from.read(buffer);
    }
  }
}
