package dev.signlab.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The door for Jazzer: one parser, named by the system property {@code target}. Run by {@code
 * src/test/scripts/fuzz}.
 */
public final class OutsideFuzz {

  private static final OutsideParser TARGET =
      OutsideParser.valueOf(System.getProperty("target", "JSON").toUpperCase(Locale.ROOT));

  private OutsideFuzz() {}

  /**
   * Tries one input; Jazzer calls this. What is broken is tried again, since classes that are
   * loaded and instrumented meanwhile cost time and memory.
   */
  public static void fuzzerTestOneInput(byte[] input) {
    Bounds.broken(TARGET, input)
        .flatMap(first -> Bounds.broken(TARGET, input))
        .ifPresent(
            what -> {
              throw new AssertionError(TARGET + ": " + what);
            });
  }

  /**
   * Writes the seeds of each parser into a folder of its name, and prints the names.
   *
   * @param arguments the folder above
   */
  public static void main(String[] arguments) throws IOException {
    for (OutsideParser parser : OutsideParser.values()) {
      Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(parser.name()));
      int number = 0;
      for (byte[] seed : parser.seeds()) {
        Files.write(folder.resolve("seed-" + number++), seed);
      }
      IO.println(parser.name());
    }
  }
}
