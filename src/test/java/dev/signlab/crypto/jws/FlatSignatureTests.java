package dev.signlab.crypto.jws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Flattened signatures: made and verified by every kind of key, and refused where they are not. */
class FlatSignatureTests {

  private static final KeyPair KEY = KeyPair.generate();
  private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(UTF_8);

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of("ES256", KEY),
        Arguments.of("ES384", KeyPair.generate(KeyType.ECDSA_P384)),
        Arguments.of("ES512", KeyPair.generate(KeyType.ECDSA_P521)),
        Arguments.of("PS256", KeyPair.generateRsa(2048)),
        Arguments.of("PS384", KeyPair.generateRsa(3072)));
  }

  private static ObjectNode header(String algorithm) {
    return Json.object().put("alg", algorithm);
  }

  private static FlatSignature made() {
    return FlatSignature.make(KEY, header("ES256"), PAYLOAD, Json.object().put("b", "c"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void whatIsMadeVerifiesByItsKeyAlone(String algorithm, KeyPair key) {
    FlatSignature made = FlatSignature.make(key, header(algorithm), PAYLOAD, Json.object());
    FlatSignature read = FlatSignature.parse(made.bytes(), "it");
    assertThat(read.payload()).isEqualTo(PAYLOAD);
    assertThat(read.verifies(key.publicKey(), Set.of())).isTrue();
    KeyPair other =
        key.publicKey().rsaBits() > 0
            ? KeyPair.generateRsa(key.publicKey().rsaBits())
            : KeyPair.generate(key.publicKey().type());
    assertThat(read.verifies(other.publicKey(), Set.of())).isFalse();
    assertThat(read.verifies(KeyPair.generate(KeyType.ED25519).publicKey(), Set.of())).isFalse();
  }

  @Test
  void anAlgorithmThatTheKeyDoesNotHaveIsRefused() {
    for (String each : new String[] {"PS256", "ES384", "HS256", "none"}) {
      assertThatThrownBy(() -> FlatSignature.make(KEY, header(each), PAYLOAD, Json.object()))
          .as(each)
          .isInstanceOf(LabException.class)
          .hasMessageContaining("does not sign so");
    }
  }

  @Test
  void whatIsCriticalMustBeUnderstood() {
    ObjectNode header = header("ES256").put("x", "y");
    header.putArray("crit").add("x");
    FlatSignature made = FlatSignature.make(KEY, header, PAYLOAD, Json.object());
    assertThat(made.verifies(KEY.publicKey(), Set.of("x"))).isTrue();
    assertThat(made.verifies(KEY.publicKey(), Set.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"protected", "payload", "signature"})
  void aPartThatIsChangedDoesNotVerify(String part) {
    ObjectNode all = (ObjectNode) Json.parse(made().bytes(), "it");
    FlatSignature other =
        FlatSignature.make(
            KEY, header("ES256").put("k", "v"), "{\"a\":2}".getBytes(UTF_8), Json.object());
    all.set(part, Json.parse(other.bytes(), "other").get(part));
    FlatSignature read = FlatSignature.parse(Json.write(all), "it");
    assertThat(read.verifies(KEY.publicKey(), Set.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"signatures\":[]}",
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"AA\"}",
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"header\":{},\"signature\":\"AA==\"}",
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"header\":{},\"signature\":\"AB\"}",
        "{\"payload\":\"e30\",\"protected\":\"AA\",\"header\":{},\"signature\":\"AA\"}",
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"header\":{},\"signature\":\"AA\",\"x\":1}",
        "{\"payload\":\"e30\",\"protected\":\"eyJhIjoxfQ\",\"header\":{\"a\":1},\"signature\":\"AA\"}"
      })
  void whatIsNoFlattenedSignatureIsRefused(String json) {
    assertThatThrownBy(() -> FlatSignature.parse(json.getBytes(UTF_8), "it"))
        .isInstanceOf(LabException.class);
  }
}
