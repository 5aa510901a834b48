package dev.signlab.app;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/**
 * Prepares on the second processor what a command will need a moment later: for a command of cosign
 * that hears from a registry, JDK 25 computes large powers of five before the first BigDecimal,
 * which every JSON parser touches (13 ms), and looks for the provider of the first digest (6 ms).
 *
 * <p>Only classes of the platform: others could wait for each other's initialisation.
 */
final class HeadStart {

  private static final Set<String> NEEDS_NOTHING =
      Set.of("version", "env", "completion", "help", "--help", "-h", "generate-key-pair");

  private HeadStart() {}

  /** Begins, if the words are those of a command that is helped by it. */
  static void of(List<String> words) {
    if (words.size() > 2
        && words.getFirst().equals("cosign")
        && !NEEDS_NOTHING.contains(words.get(1))) {
      begin(HeadStart::numbersAndDigests);
      if (words.stream().anyMatch(HeadStart::namesIdentity)) {
        begin(PathRehearsal::run);
      }
    }
  }

  private static boolean namesIdentity(String word) {
    return word.startsWith("--certificate-identity");
  }

  private static void begin(Runnable work) {
    Thread.ofPlatform().daemon().start(work);
  }

  private static void numbersAndDigests() {
    try {
      MessageDigest.getInstance("SHA-256").update(new byte[BigDecimal.ONE.intValue()]);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
