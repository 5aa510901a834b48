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

  private static final Set<String> SERVERS = Set.of("registry", "sigstore");

  private HeadStart() {}

  /** Begins, if the words are those of a command that is helped by it. */
  static void of(List<String> words) {
    if (words.size() > 2
        && words.getFirst().equals("cosign")
        && !NEEDS_NOTHING.contains(words.get(1))) {
      begin(HeadStart::numbersAndDigests);
    }
  }

  /** Tells whether the words are those of a command that serves until it is ended. */
  static boolean isServing(List<String> words) {
    if (words.getFirst().equals("world")) {
      return words.stream().skip(1).allMatch(HeadStart::isPort);
    }
    return words.size() > 1 && SERVERS.contains(words.getFirst()) && words.get(1).equals("serve");
  }

  /** The word world alone serves; behind it stand flags of ports, or another command's name. */
  private static boolean isPort(String word) {
    return word.equals("--json") || word.matches("--(port-base|registry-port)(=.*)?|\\d+");
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
