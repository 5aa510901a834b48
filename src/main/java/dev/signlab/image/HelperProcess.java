package dev.signlab.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a credential helper (docker-credential-helpers: a verb, and text in and out). */
final class HelperProcess {

  /** Long enough to type the password of a keychain. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int LONGEST_ANSWER = 64 << 10;

  private final Process process;
  private final long end;

  private HelperProcess(Process process, Duration patience) {
    this.process = process;
    this.end = System.nanoTime() + patience.toNanos();
  }

  /**
   * How a helper ended.
   *
   * @param status its exit status
   * @param out what it printed
   * @param err what it complained of
   */
  record Ending(int status, String out, String err) {

    /** Helpers say what is wrong on either stream. */
    String words() {
      return err.isBlank() ? out : err;
    }
  }

  /**
   * Runs a helper to its end. One that does not read its input is as good as one that does.
   *
   * @throws IOException when it does not start, or does not end in time
   */
  static Ending run(
      Path program, String verb, byte[] input, Map<String, String> environment, Duration patience)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), verb);
    builder.environment().clear();
    builder.environment().putAll(environment);
    HelperProcess run = new HelperProcess(builder.start(), patience);
    try {
      return run.ending(input);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + patience.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } finally {
      run.process.descendants().forEach(ProcessHandle::destroyForcibly);
      run.process.destroyForcibly();
    }
  }

  private Ending ending(byte[] input) throws IOException, InterruptedException, TimeoutException {
    FutureTask<String> out = begun(process.getInputStream());
    FutureTask<String> err = begun(process.getErrorStream());
    Thread.ofPlatform().daemon().start(() -> write(input));
    if (!process.waitFor(left(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException();
    }
    return new Ending(process.exitValue(), text(out), text(err));
  }

  /** A helper may answer, and end, before anything is written: that is no failure of its. */
  private void write(byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      return;
    }
  }

  private static FutureTask<String> begun(InputStream stream) {
    FutureTask<String> reading =
        new FutureTask<>(
            () -> new String(stream.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().start(reading);
    return reading;
  }

  private String text(FutureTask<String> reading)
      throws IOException, InterruptedException, TimeoutException {
    try {
      return reading.get(left(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("what it said cannot be read", e);
    }
  }

  private long left() {
    return Math.max(0, end - System.nanoTime());
  }
}
