package dev.signlab.sigstore.simplesigning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimpleSigningPayloadTests {

  private static final Digest DIGEST = Digest.of(new byte[0]);

  @Test
  void writesWhatCosignWrites() {
    assertThat(text(SimpleSigningPayload.of("localhost:5001/app", DIGEST, Map.of())))
        .isEqualTo(
            "{\"critical\":{\"identity\":{\"docker-reference\":\"localhost:5001/app\"},"
                + "\"image\":{\"docker-manifest-digest\":\""
                + DIGEST
                + "\"},\"type\":\"cosign container image signature\"},\"optional\":null}");
  }

  @Test
  void sortsAnnotationsAndEscapesAsGoDoes() {
    Map<String, String> annotations = Map.of("b", "<x>&\u2028\u0001\n\"\\é🍒", "a", "1");
    assertThat(text(SimpleSigningPayload.of("r.example/a", DIGEST, annotations)))
        .endsWith(
            "\"optional\":{\"a\":\"1\",\"b\":"
                + "\"\\u003cx\\u003e\\u0026\\u2028\\u0001\\n\\\"\\\\é🍒\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosign-2.5.0/signed-twice",
        "cosign-3.1.1/signed-p256",
        "cosign-3.1.1/signed-rsa2048",
      })
  void writesAgainByteForByteWhatRealCosignSigned(String layout) throws IOException {
    Path blobs = Path.of("src/test/resources/fixtures", layout, "blobs/sha256");
    List<byte[]> payloads;
    try (Stream<Path> files = Files.list(blobs)) {
      payloads = files.map(SimpleSigningPayloadTests::read).filter(this::isPayload).toList();
    }
    assertThat(payloads).isNotEmpty();
    for (byte[] payload : payloads) {
      SimpleSigningPayload parsed = SimpleSigningPayload.parse(payload, "fixture");
      assertThat(parsed.bytes()).isEqualTo(payload);
      assertThat(parsed.type()).isEqualTo(SimpleSigningPayload.TYPE);
    }
  }

  @Test
  void readsNamesInAnyCaseAndValuesOfAnyKind() {
    String written =
        "{\"Critical\":{\"Identity\":{\"Docker-Reference\":\"a\"},\"image\":{"
            + "\"Docker-manifest-digest\":\"sha256:0\"},\"Type\":\"t\",\"more\":1},"
            + "\"Optional\":{\"timestamp\":1795176136,\"creator\":\"c\"},\"x\":[]}";
    SimpleSigningPayload payload =
        SimpleSigningPayload.parse(written.getBytes(StandardCharsets.UTF_8), "payload");
    assertThat(payload.manifestDigest()).isEqualTo("sha256:0");
    assertThat(payload.annotations()).containsExactly(Map.entry("creator", "c"));
    assertThat(text(payload)).endsWith("{\"creator\":\"c\",\"timestamp\":1795176136}}");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(
            () ->
                SimpleSigningPayload.parse(
                    "{\"critical\":{}}".getBytes(StandardCharsets.UTF_8), "payload"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("image");
  }

  private boolean isPayload(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).startsWith("{\"critical\"");
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(SimpleSigningPayload payload) {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }
}
