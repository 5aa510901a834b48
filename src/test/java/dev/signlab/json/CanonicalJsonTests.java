package dev.signlab.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.LabException;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.StringNode;

/** The vectors of the canonical form's author, and what has none. */
class CanonicalJsonTests {

  private static final String NUMBERS = "0x([0-9a-f]{16})n";

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "values", "weird"})
  void theVectorsHold(String name) throws IOException {
    for (Path folder : Vectors.folders("jcs")) {
      byte[] input = Files.readAllBytes(folder.resolve("input").resolve(name + ".json"));
      String hex = Files.readString(folder.resolve("outhex").resolve(name + ".txt"));
      assertThat(CanonicalJson.write(Json.parse(input, name), name))
          .isEqualTo(HexFormat.of().parseHex(hex.replaceAll("\\s", "")));
    }
  }

  @Test
  void numbersAreThoseOfEcmascript() throws IOException {
    Path readme = Vectors.files("jcs/README.md").getFirst();
    NumberSequence numbers = new NumberSequence(Files.readString(readme));
    MessageDigest digest = DigestAlgorithm.SHA256.newMessageDigest();
    for (int i = 0; i < 100_000; i++) {
      digest.update(line(numbers.next()).getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7");
  }

  @Test
  void someValuesHaveNone() {
    List<JsonNode> values =
        List.of(
            DoubleNode.valueOf(Double.POSITIVE_INFINITY),
            StringNode.valueOf("\ud800"),
            StringNode.valueOf("\udc00x"));
    for (JsonNode value : values) {
      assertThatThrownBy(() -> CanonicalJson.write(value, "value"))
          .isInstanceOf(LabException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"a\"", "true", "null", "[]", "{}", "[[[]]]", "{\"\":{}}"})
  void everyKindOfValueHasOne(String text) {
    var value = Json.parse(text.getBytes(StandardCharsets.UTF_8), "value");
    assertThat(new String(CanonicalJson.write(value, "value"), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }

  private static String line(double number) {
    byte[] array = CanonicalJson.write(Json.array().add(number), "number");
    String text = new String(array, 1, array.length - 2, StandardCharsets.US_ASCII);
    return Long.toHexString(Double.doubleToRawLongBits(number)) + "," + text + "\n";
  }

  /** The numbers that the vectors' README generates: some named, a run, then digests. */
  private static final class NumberSequence {

    private static final int RUN = 2000;

    private final Deque<Double> ready = new ArrayDeque<>();
    private byte[] block = new byte[32];

    NumberSequence(String readme) {
      Matcher matcher = Pattern.compile(NUMBERS).matcher(readme.split("serialU64s", -1)[0]);
      while (matcher.find()) {
        add(Long.parseUnsignedLong(matcher.group(1), 16));
      }
      for (int i = 0; i < RUN; i++) {
        add(0x0010000000000000L + i);
      }
    }

    double next() {
      while (ready.isEmpty()) {
        block = DigestAlgorithm.SHA256.newMessageDigest().digest(block);
        ByteBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
          double number = buffer.getDouble();
          if (number != 0 && Double.isFinite(number)) {
            ready.add(number);
          }
        }
      }
      return ready.remove();
    }

    private void add(long bits) {
      ready.add(Double.longBitsToDouble(bits));
    }
  }
}
