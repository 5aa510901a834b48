package dev.signlab.outside;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Changes inputs in the ways that find mistakes of parsers. */
final class Mutation {

  /** What number, length and text readers tend to forget. */
  private static final List<String> HARD =
      List.of(
          "",
          "0",
          "-1",
          "9223372036854775807",
          "9223372036854775808",
          "1e999",
          "null",
          "{}",
          "[]",
          "\"\"",
          "\\",
          "\"",
          "\n",
          "\r\n\r\n",
          "\0",
          "\\ud800",
          "%s",
          "../../x",
          "-----BEGIN ",
          "é\uD83D\uDE00",
          "====",
          "{\"a\":",
          "[[[[[[[[",
          "\u2028",
          "sha256:",
          "'",
          "$(",
          "${",
          "`");

  private static final int MOST_CHANGES = 4;

  private Mutation() {}

  /** Returns a seed with one to four changes. */
  static byte[] of(List<byte[]> seeds, RandomGenerator random) {
    byte[] input = seeds.get(random.nextInt(seeds.size()));
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      input = changed(input, seeds, random);
    }
    return input;
  }

  private static byte[] changed(byte[] input, List<byte[]> seeds, RandomGenerator random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(20));
    return switch (random.nextInt(8)) {
      case 0 -> flipped(input, from, random);
      case 1 -> Arrays.copyOf(input, from);
      case 2 -> replaced(input, from, to, new byte[0]);
      case 3 -> replaced(input, to, to, Arrays.copyOfRange(input, from, to));
      case 4 -> replaced(input, from, from, noise(random));
      case 5 -> spliced(input, from, seeds.get(random.nextInt(seeds.size())), random);
      default -> replaced(input, from, to, hard(random));
    };
  }

  private static byte[] flipped(byte[] input, int at, RandomGenerator random) {
    byte[] flipped = input.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] hard(RandomGenerator random) {
    return HARD.get(random.nextInt(HARD.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(RandomGenerator random) {
    byte[] noise = new byte[1 + random.nextInt(16)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] spliced(byte[] input, int from, byte[] other, RandomGenerator random) {
    int at = random.nextInt(other.length + 1);
    return replaced(input, from, input.length, Arrays.copyOfRange(other, at, other.length));
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(input.length + by.length);
    out.write(input, 0, from);
    out.writeBytes(by);
    out.write(input, to, input.length - to);
    return out.toByteArray();
  }
}
