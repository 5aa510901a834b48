package dev.signlab.sigstore.dsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsseEnvelopeTests {

  private static final String HELLO = "http://example.com/HelloWorld";
  private static final Path COSIGN =
      Path.of("src/test/resources/fixtures/cosign-3.1.1/attest-blob");

  @Test
  void encodesTheExampleOfTheProtocolText() {
    assertThat(PreAuthEncoding.of(HELLO, utf8("hello world")))
        .isEqualTo(utf8("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
  }

  @Test
  void countsBytesAndNotLettersInLengths() {
    assertThat(PreAuthEncoding.of("ü", utf8("🍒é"))).isEqualTo(utf8("DSSEv1 2 ü 6 🍒é"));
    assertThat(PreAuthEncoding.of("", new byte[0])).isEqualTo(utf8("DSSEv1 0  0 "));
  }

  @Test
  void takesTheSignatureOfTheProtocolText() throws GeneralSecurityException {
    DsseEnvelope envelope =
        parse(
            """
            {"payload": "aGVsbG8gd29ybGQ=",
             "payloadType": "http://example.com/HelloWorld",
             "signatures": [{"sig": "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=="}]}
            """);
    Signature verification = Signature.getInstance("SHA256withECDSAinP1363Format");
    verification.initVerify(keyOfTheProtocolText());
    verification.update(envelope.preAuthEncoding());
    assertThat(verification.verify(envelope.signatures().getFirst().signature())).isTrue();
  }

  @Test
  void verifiesWhatRealCosignSigned() throws IOException {
    JsonFields bundle =
        Json.parseObject(Files.readAllBytes(COSIGN.resolve("bundle.sigstore.json")), "bundle");
    DsseEnvelope envelope = DsseEnvelope.of(bundle.object("dsseEnvelope"));
    byte[] pem = Files.readAllBytes(COSIGN.resolve("cosign.pub"));
    assertThat(envelope.payloadType()).isEqualTo(DsseEnvelope.IN_TOTO);
    assertThat(envelope.verifies(VerificationKey.parsePem(pem, "cosign.pub").verifier())).isTrue();
    assertThat(envelope.verifies(KeyPair.generate().publicKey().verifier())).isFalse();
  }

  @Test
  void verifiesWhatAnOlderCosignSigned() throws IOException {
    Path older = Path.of("src/test/resources/fixtures/cosign-2.5.0/attest-blob");
    byte[] json = Files.readAllBytes(older.resolve("envelope.json"));
    byte[] pem = Files.readAllBytes(older.resolve("cosign.pub"));
    DsseEnvelope envelope = DsseEnvelope.parse(json, "envelope.json");
    assertThat(envelope.verifies(VerificationKey.parsePem(pem, "cosign.pub").verifier())).isTrue();
    assertThat(Json.write(envelope.toJson()))
        .isEqualTo(
            new String(json, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void signsWithKeysOfEveryKind(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    DsseEnvelope signed = DsseEnvelope.sign(HELLO, utf8("{ \"kept\" :  1.0 }"), keys);
    DsseEnvelope read = DsseEnvelope.parse(Json.write(signed.toJson()), "envelope");
    assertThat(read.verifies(keys.publicKey().verifier())).isTrue();
    assertThat(read.payload()).isEqualTo(utf8("{ \"kept\" :  1.0 }"));
    assertThat(read.signatures()).isEqualTo(signed.signatures());
  }

  @Test
  void takesUrlSafeBase64() {
    DsseEnvelope envelope =
        parse("{\"payloadType\":\"t\",\"payload\":\"-_8=\",\"signatures\":[{\"sig\":\"\"}]}");
    assertThat(envelope.payload()).isEqualTo(new byte[] {(byte) 0xfb, (byte) 0xff});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"payloadType\":\"t\",\"payload\":\"-_8\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"-/8=\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"\",\"Payload\":\"\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[]}",
        "{\"payloadType\":\"t\",\"payload\":\"\"}",
        "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[{}]}",
        "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[7]}",
        "{\"payloadType\":\"t\",\"payload\":\"*\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payloadType\":1,\"payload\":\"\",\"signatures\":[{\"sig\":\"\"}]}",
        "{\"payload\":\"\",\"signatures\":[{\"sig\":\"\"}]}",
      })
  void refusesWhatIsNoEnvelope(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().cause().orElseThrow()).isEqualTo(Cause.MALFORMED));
  }

  @Test
  void refusesMoreSignaturesThanAnyoneMakes() {
    String json =
        "{\"payloadType\":\"t\",\"payload\":\"\",\"signatures\":[%s]}"
            .formatted(String.join(",", Collections.nCopies(33, "{\"sig\":\"\"}")));
    assertThatThrownBy(() -> parse(json)).hasMessageContaining("list of signatures");
  }

  private static DsseEnvelope parse(String json) {
    return DsseEnvelope.parse(utf8(json), "envelope");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PublicKey keyOfTheProtocolText() throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(
                "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
            new BigInteger(
                "5640078356564379163099075877009565129882514886557779369047442380624545832820"));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }
}
