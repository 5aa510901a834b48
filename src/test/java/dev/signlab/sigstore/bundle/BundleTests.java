package dev.signlab.sigstore.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/cosign-3.1.1/bundles");

  /** Those whose README says that the form itself is wrong; the others parse. */
  private static final Set<String> MISSHAPEN =
      Set.of(
          "bundle-empty-certificate-chain_fail",
          "bundle-invalid-base64-signature_fail",
          "bundle-malformed-json_fail",
          "bundle-negative-log-index_fail",
          "bundle-unknown-version_fail",
          "bundle-with-root-cert_fail",
          "intoto-missing-inclusion-proof_fail",
          "invalid-inclusion-proof_fail",
          "rekor2-no-inclusion-proof_fail");

  private static final String START =
      "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",";
  private static final String KEY = "\"verificationMaterial\":{\"publicKey\":{}},";
  private static final String MESSAGE =
      "\"messageSignature\":{\"messageDigest\":{},\"signature\":\"AQID\"}}";

  @ParameterizedTest
  @ValueSource(strings = {"message.sigstore.json", "envelope.sigstore.json"})
  void writesAgainByteForByteWhatCosignWrote(String name) {
    byte[] written = read(FIXTURES.resolve(name));
    Bundle bundle = Bundle.parse(written, name);
    assertThat(bundle.bytes()).asString().isEqualTo(new String(written, StandardCharsets.UTF_8));
    assertThat(bundle.version()).isEqualTo(BundleVersion.V0_3);
  }

  @Test
  void theHintNamesTheKeyAsCosignDoes() {
    VerificationKey key = VerificationKey.parsePem(read(FIXTURES.resolve("signer.pub")), "key");
    Bundle theirs = Bundle.parse(read(FIXTURES.resolve("message.sigstore.json")), "theirs");
    assertThat(Bundle.ofKey(key, theirs.content()).bytes()).isEqualTo(theirs.bytes());
    assertThat(((KeySource.PublicKeyHint) theirs.material().keySource()).names(key)).isTrue();
    assertThat(((MessageSignature) theirs.content()).digest())
        .isEqualTo(Digest.of("hello\n".getBytes(StandardCharsets.UTF_8)).bytes());
    assertThat(
            key.verifier()
                .verifies("hello\n".getBytes(StandardCharsets.UTF_8), theirs.content().signature()))
        .isTrue();
  }

  @Test
  void publishedBundlesParseOrAreRefusedAsTheirNotesSay() throws IOException {
    try (Stream<Path> cases = Files.list(Vectors.folder("sigstore-conformance"))) {
      for (Path each : cases.filter(Files::isDirectory).sorted().toList()) {
        byte[] json = read(each.resolve("bundle.sigstore.json"));
        String name = each.getFileName().toString();
        if (MISSHAPEN.contains(name)) {
          assertThat(problem(json).cause()).as(name).hasValue(Cause.MALFORMED);
        } else {
          Bundle bundle = Bundle.parse(json, name);
          assertThat(bundle.material().keySource()).as(name).isNotNull();
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "othername.sigstore.json, ''",
    "public-key-validity.sigstore.json, ''",
    "sigstore.js@2.0.0-provenance.sigstore.json, ''",
    "dsse.sigstore.json, holds a root certificate",
    "dsse-2sigs.sigstore.json, holds a root certificate",
  })
  void bundlesOfOthersAreReadOrRefusedForTheirFault(String name, String fault) {
    for (Path file : Vectors.files("bundles/" + name)) {
      byte[] json = read(file);
      if (fault.isEmpty()) {
        Bundle bundle = Bundle.parse(json, name);
        assertThat(Bundle.parse(bundle.bytes(), name).bytes()).isEqualTo(bundle.bytes());
      } else {
        assertThat(problem(json).summary()).contains(fault);
      }
    }
  }

  @Test
  void whatWasReadIsWrittenInTheNewestVersion() {
    Path old = Vectors.folder("sigstore-conformance").resolve("happy-path-v0.1");
    Bundle bundle = Bundle.parse(read(old.resolve("bundle.sigstore.json")), "old");
    assertThat(bundle.version()).isEqualTo(BundleVersion.V0_1);
    Bundle again = Bundle.parse(bundle.bytes(), "new");
    assertThat(again.version()).isEqualTo(BundleVersion.V0_3);
    assertThat(again.bytes()).isEqualTo(bundle.bytes());
    assertThat(again.material().keySource()).isInstanceOf(KeySource.LeafCertificate.class);
    assertThat(again.material().tlogEntries().getFirst().logIndex()).isEqualTo(27246492);
    assertThat(again.material().tlogEntries().getFirst().inclusionProof().orElseThrow().logIndex())
        .isEqualTo(23083061);
  }

  @Test
  void readsWhatProtobufReads() {
    String snake =
        "{\"media_type\":\"application/vnd.dev.sigstore.bundle+json;version=0.3\","
            + "\"verification_material\":{\"public_key\":{\"hint\":null}},"
            + "\"message_signature\":{\"message_digest\":{\"algorithm\":1,\"digest\":\"-_-_\"},"
            + "\"signature\":\"-_8\"},\"dsseEnvelope\":null}";
    Bundle bundle = Bundle.parse(bytes(snake), "snake");
    MessageSignature message = (MessageSignature) bundle.content();
    assertThat(message.algorithm()).isEqualTo(MessageSignature.SHA2_256);
    assertThat(message.digest()).isEqualTo(Base64.getDecoder().decode("+/+/"));
    assertThat(message.signature()).isEqualTo(new byte[] {-5, -1});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        START + KEY + "\"surprise\":1," + MESSAGE,
        START + KEY + "\"messageSignature\":{}}",
        START + KEY + "\"messageSignature\":{\"signature\":\"A\"}}",
        START + KEY + "\"messageSignature\":{\"signature\":7}}",
        START
            + KEY
            + "\"messageSignature\":{\"signature\":\"AQID\",\"messageDigest\":"
            + "{\"algorithm\":\"MD5\",\"digest\":\"AQID\"}}}",
        START + "\"verificationMaterial\":{}," + MESSAGE,
        START
            + "\"verificationMaterial\":{\"publicKey\":{},\"certificate\":{\"rawBytes\":\"AQ==\"}},"
            + MESSAGE,
        START
            + "\"verificationMaterial\":{\"x509CertificateChain\":{\"certificates\":[]}},"
            + MESSAGE,
        START
            + KEY
            + "\"dsseEnvelope\":{\"payload\":\"e30=\",\"payloadType\":\"t\","
            + "\"signatures\":[{\"sig\":\"AQID\"},{\"sig\":\"AQID\"}]}}",
        START
            + KEY
            + "\"dsseEnvelope\":{\"payload\":\"e30=\",\"payloadType\":\"t\","
            + "\"signatures\":[]}}",
        START
            + "\"verificationMaterial\":{\"publicKey\":{},\"tlogEntries\":[{\"logIndex\":\"-1\","
            + "\"logId\":{\"keyId\":\"AQID\"},\"kindVersion\":{\"kind\":\"a\",\"version\":\"b\"},"
            + "\"canonicalizedBody\":\"AQID\"}]},"
            + MESSAGE,
      })
  void refusesWhatIsNoBundle(String json) {
    assertThat(problem(bytes(json)).cause()).hasValue(Cause.MALFORMED);
  }

  @Test
  void refusesMoreEntriesThanTheLimit() {
    String stamps =
        String.join(",", java.util.Collections.nCopies(33, "{\"signedTimestamp\":\"AQ==\"}"));
    String material =
        "\"verificationMaterial\":{\"publicKey\":{},\"timestampVerificationData\":"
            + "{\"rfc3161Timestamps\":["
            + stamps
            + "]}},";
    assertThat(problem(bytes(START + material + MESSAGE)).summary())
        .contains("too many rfc3161Timestamps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"messageSignature\":{\"signature\":\"AQID\"}",
        "\"messageSignature\":{\"messageDigest\":null,\"signature\":\"AQID\"}",
        "\"messageSignature\":{\"messageDigest\":{},\"message_digest\":{},\"signature\":\"AQID\"}",
        "\"media_type\":\"application/vnd.dev.sigstore.bundle.v0.3+json\","
            + "\"messageSignature\":{\"messageDigest\":{},\"signature\":\"AQID\"}",
        "\"dsseEnvelope\":{\"payload\":\"e30=\",\"payloadType\":\"x\","
            + "\"signatures\":[{\"sig\":\"AQID\",\"Sig\":\"AQID\"}]}",
        "\"dsseEnvelope\":{\"payload\":\"e30==\",\"payloadType\":\"x\","
            + "\"signatures\":[{\"sig\":\"AQID\"}]}",
      })
  void refusesWhatOtherReadersTakeForAnotherBundle(String content) {
    assertThat(problem(bytes(START + KEY + content + "}")).cause()).hasValue(Cause.MALFORMED);
  }

  @Test
  void aThirdPartOfTheVersionChangesNothing() {
    String json = (START + KEY + MESSAGE).replace("v0.3", "v0.3.1");
    assertThat(Bundle.parse(bytes(json), "it").version()).isEqualTo(BundleVersion.V0_3);
  }

  @Test
  void aNewBundleKeepsToItsVersion() {
    MessageSignature content = new MessageSignature("", new byte[0], new byte[] {1});
    var chain = new KeySource.CertificateChain(List.of(new byte[] {1}));
    LabException refused =
        catchThrowableOfType(
            LabException.class,
            () -> Bundle.of(new VerificationMaterial(chain, List.of(), List.of()), content));
    assertThat(refused.problem().summary())
        .isEqualTo("verification material cannot be X.509 certificate chain (for bundle v0.3)");
  }

  private static Problem problem(byte[] json) {
    return catchThrowableOfType(LabException.class, () -> Bundle.parse(json, "it")).problem();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
