package dev.signlab.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long {@code ./lab world --json} takes as a whole process until everything answers: in a home
 * that nobody used, and in one where the same world ran before. {@code java -version} is beside it,
 * since a bare JVM is a good part of both. Argument: how many rounds (7).
 */
public final class WorldBench {

  private static final String LAB = Path.of("lab").toAbsolutePath().toString();
  private static final int BASE = 5_870;

  private WorldBench() {}

  /** Runs the rounds and prints medians in milliseconds. */
  public static void main(String[] words) throws IOException, InterruptedException {
    int rounds = words.length > 0 ? Integer.parseInt(words[0]) : 7;
    double[] bare = new double[rounds];
    double[] fresh = new double[rounds];
    double[] again = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      Path home = Files.createTempDirectory("world-bench");
      double[] taken = {bare(), world(home), world(home)};
      if (round >= 0) {
        bare[round] = taken[0];
        fresh[round] = taken[1];
        again[round] = taken[2];
      }
    }
    System.out.printf(
        "world --json: %.0f ms in a new home, %.0f ms with its state, java -version %.0f ms%n",
        median(fresh), median(again), median(bare));
  }

  private static double bare() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(java, "-version")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor();
    return millis(begun);
  }

  /**
   * Until the object, which is a line, is there; then the world is asked to end, as Ctrl-C asks it.
   */
  private static double world(Path home) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(LAB, "world", "--json", "--port-base", String.valueOf(BASE))
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LAB_HOME", home.resolve("home").toString());
    long begun = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader said = process.inputReader()) {
      String line = said.readLine();
      double taken = millis(begun);
      if (line == null) {
        throw new IllegalStateException("the world ended before it was there, in " + home);
      }
      return taken;
    } finally {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static double millis(long begun) {
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
