package dev.signlab.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each mutant: a line with the verdicts of the lab, cosign 2.5 and cosign 3.1
 * ({@code a} accepts, {@code r} refuses, {@code -} does not read this kind), the reason where they
 * differ, and the mutant.
 */
final class Verdicts {

  static final Path FILE = Path.of("src/test/resources/mutation/verdicts.tsv");

  private static final char NOT_READ = '-';
  private static final char UNKNOWN = '?';

  /**
   * One line.
   *
   * @param verdicts a letter for each verifier
   * @param reason why they differ, where they do
   */
  record Known(String verdicts, Optional<Reason> reason) {

    boolean isDisputed() {
      return verdicts.indexOf('a') >= 0 && verdicts.indexOf('r') >= 0;
    }

    /** Whether these verdicts are known, of which some may be missing. */
    boolean fits(String found) {
      for (int i = 0; i < verdicts.length(); i++) {
        if (found.charAt(i) != UNKNOWN && found.charAt(i) != verdicts.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private Verdicts() {}

  /** Reads the file, the lines by their mutants. */
  static Map<String, Known> read() throws IOException {
    Map<String, Known> known = new LinkedHashMap<>();
    for (String line : Files.readAllLines(FILE)) {
      String[] columns = line.split("\t", -1);
      Optional<Reason> reason =
          Optional.of(columns[1]).filter(name -> !name.isEmpty()).map(Reason::valueOf);
      if (known.put(columns[2], new Known(columns[0], reason)) != null) {
        throw new AssertionError("twice: " + line);
      }
    }
    return known;
  }

  /** Writes what was found, with the reasons that are known already. */
  static void write(Map<String, String> found) throws IOException {
    Map<String, Known> before = Files.exists(FILE) ? read() : Map.of();
    StringBuilder lines = new StringBuilder();
    found.forEach(
        (mutant, verdicts) -> {
          Known known = new Known(verdicts, Optional.empty());
          String reason =
              Optional.ofNullable(before.get(mutant))
                  .flatMap(Known::reason)
                  .filter(each -> known.isDisputed())
                  .map(Enum::name)
                  .orElse("");
          lines.append(String.join("\t", List.of(verdicts, reason, mutant))).append('\n');
        });
    Files.createDirectories(FILE.getParent());
    Files.writeString(FILE, lines);
  }

  /** The letter of a status, or of a verifier that is not here, or that does not read it. */
  static char letter(Optional<Integer> status, boolean reads) {
    if (!reads) {
      return NOT_READ;
    }
    return status.map(each -> each == 0 ? 'a' : 'r').orElse(UNKNOWN);
  }
}
