package dev.signlab.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A foreign program, ready to run. Immutable: each {@code with} method returns another tool, so one
 * prepared tool serves many runs, also at the same time.
 *
 * @param file the program
 * @param environment variables added to those of this process
 * @param folder where it runs, or null for the current folder
 * @param stdin what it reads
 * @param timeout after which it is killed and the test fails
 */
public record Tool(
    Path file,
    Map<String, String> environment,
    @Nullable Path folder,
    String stdin,
    Duration timeout) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A program with no input and a minute of time. */
  public Tool(Path file) {
    this(file, Map.of(), null, "", PATIENCE);
  }

  /** Returns the tool of a name, or skips the running test by that name. */
  public static Tool require(String name) {
    return new Tool(Judges.require(name));
  }

  /** Returns the tool with one more variable. */
  public Tool with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Tool(file, Map.copyOf(more), folder, stdin, timeout);
  }

  /** Returns the tool running in a folder. */
  public Tool in(Path where) {
    return new Tool(file, environment, where, stdin, timeout);
  }

  /** Returns the tool reading a text. */
  public Tool reading(String text) {
    return new Tool(file, environment, folder, text, timeout);
  }

  /** Returns the tool with another limit of time. */
  public Tool within(Duration limit) {
    return new Tool(file, environment, folder, stdin, limit);
  }

  /** Runs to the end; the status may be any. */
  public Run run(String... arguments) {
    List<String> line = new ArrayList<>(List.of(file.toString()));
    line.addAll(List.of(arguments));
    try {
      Process process = builder(line).start();
      var out = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()));
      feed(process);
      await(process, line);
      return new Run(line, process.exitValue(), out.join(), err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs to the end, and fails the test with everything that was said unless the status is 0. */
  public Run succeed(String... arguments) {
    Run run = run(arguments);
    if (run.status() != 0) {
      throw new AssertionError(run.toString());
    }
    return run;
  }

  private ProcessBuilder builder(List<String> line) {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(environment);
    if (folder != null) {
      builder.directory(folder.toFile());
    }
    return builder;
  }

  private void feed(Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program ended without reading its input, which is its right.
    }
  }

  private void await(Process process, List<String> line) {
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(line + " did not end within " + timeout.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(line + " was interrupted", e);
    }
  }

  private static String drain(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What one run gave.
   *
   * @param line the program and its arguments
   * @param status its exit status
   * @param stdout all it wrote to standard output
   * @param stderr all it wrote to standard error
   */
  public record Run(List<String> line, int status, String stdout, String stderr) {

    @Override
    public String toString() {
      return "%s%nstatus %d%nstdout: %s%nstderr: %s".formatted(line, status, stdout, stderr);
    }
  }
}
