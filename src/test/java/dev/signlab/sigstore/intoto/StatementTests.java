package dev.signlab.sigstore.intoto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTests {

  private static final Path COSIGN =
      Path.of("src/test/resources/fixtures/cosign-3.1.1/attest-blob");
  private static final String GOOD =
      "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"x\","
          + "\"subject\":[{\"digest\":{\"sha256\":\"00\"}}]";
  private static final String HEAD = "{\"_type\":\"https://in-toto.io/Statement/v1\",";

  @Test
  void readsAndWritesByteForByteWhatRealCosignSaid() throws IOException {
    JsonFields bundle =
        Json.parseObject(Files.readAllBytes(COSIGN.resolve("bundle.sigstore.json")), "bundle");
    byte[] payload = DsseEnvelope.of(bundle.object("dsseEnvelope")).payload();
    Statement read = Statement.parse(payload, "statement");
    Digest blob = Digest.of(Files.readAllBytes(COSIGN.resolve("blob")));
    assertThat(read.type()).isEqualTo(Statement.V01);
    assertThat(read.speaksOf(blob)).isTrue();
    assertThat(read.speaksOf(Digest.of(new byte[0]))).isFalse();
    assertThat(read.bytes()).isEqualTo(payload);
    Statement made =
        Statement.of(
            Statement.V01,
            List.of(Subject.of("blob", blob)),
            PredicateType.parse("https://example.com/x"),
            Json.object().put("a", 1));
    assertThat(made.bytes()).asString().isEqualTo(new String(payload, StandardCharsets.UTF_8));
  }

  @Test
  void readsSubjectsWithoutNameAndWithAnnotations() {
    Statement statement =
        parse(
            HEAD
                + "\"subject\":[{\"digest\":{\"sha256\":\"00\",\"gitCommit\":\"1\"},"
                + "\"annotations\":{\"a\":\"1\",\"n\":2}}],"
                + "\"predicateType\":\"https://sigstore.dev/cosign/sign/v1\",\"predicate\":{}}");
    assertThat(statement.subjects())
        .containsExactly(
            new Subject("", Map.of("sha256", "00", "gitCommit", "1"), Map.of("a", "1")));
    assertThat(statement.predicateType()).isEqualTo(PredicateType.COSIGN_SIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"}", ",\"predicate\":null}", ",\"predicate\":{\"a\":1,\"A\":2}}"})
  void aPredicateMayBeMissingAndIsFree(String tail) {
    assertThat(parse(GOOD + tail).predicateType().uri()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"_type\":\"https://in-toto.io/Statement/v2\",\"subject\":[{}],\"predicateType\":\"x\"}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[],\"predicateType\":\"x\"}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{}]}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":{},\"predicateType\":\"x\"}",
        "{\"_type\":\"https://in-toto.io/Statement/v1\",\"predicateType\":\"x\","
            + "\"subject\":[{\"digest\":{\"sha256\":7}}]}",
        GOOD + ",\"Subject\":[]}",
        GOOD + ",\"more\":1}",
        GOOD + ",\"predicate\":\"x\"}",
        GOOD + ",\"predicate\":[]}",
        GOOD + ",\"predicate\":7}",
        "\ufeff" + GOOD + "}",
      })
  void refusesWhatIsNoStatement(String json) {
    assertMalformed(json);
  }

  @Test
  void boundsSubjectsAndDigests() {
    String subject = "{\"digest\":{\"sha256\":\"00\"}}";
    String tail = "],\"predicateType\":\"x\",\"predicate\":{}}";
    String most = String.join(",", Collections.nCopies(1024, subject));
    assertThat(parse(HEAD + "\"subject\":[" + most + tail).subjects()).hasSize(1024);
    assertMalformed(HEAD + "\"subject\":[" + most + "," + subject + tail);
    StringBuilder digests = new StringBuilder("\"a\":\"\"");
    for (int i = 0; i < 32; i++) {
      digests.append(",\"a").append(i).append("\":\"\"");
    }
    assertMalformed(HEAD + "\"subject\":[{\"digest\":{" + digests + "}}" + tail);
  }

  @ParameterizedTest
  @CsvSource({
    "custom, https://cosign.sigstore.dev/attestation/v1",
    "slsaprovenance, https://slsa.dev/provenance/v0.2",
    "slsaprovenance02, https://slsa.dev/provenance/v0.2",
    "slsaprovenance1, https://slsa.dev/provenance/v1",
    "spdx, https://spdx.dev/Document",
    "spdxjson, https://spdx.dev/Document",
    "cyclonedx, https://cyclonedx.org/bom",
    "link, https://in-toto.io/Link/v1",
    "vuln, https://cosign.sigstore.dev/attestation/vuln/v1",
    "openvex, https://openvex.dev/ns",
    "https://example.com/x, https://example.com/x",
  })
  void knowsTheShortNamesOfCosign(String name, String uri) {
    assertThat(PredicateType.parse(name).uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "spdx-json",
        "a b",
        "http://[x",
        "http://x y",
        "1a:b",
        ":",
        "x y:z",
        "http://e/%zz"
      })
  void refusesTypesThatAreNoUri(String name) {
    assertThatThrownBy(() -> PredicateType.parse(name))
        .hasMessage("invalid predicate type: " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "urn:x:y", "x:y", "http://e/ä b", "http://[::1]:80/x", "http://e"})
  void takesWhatGoTakesForAUri(String name) {
    assertThat(PredicateType.parse(name).uri()).isEqualTo(name);
  }

  @Test
  void takesAnyWordWhereCosignDoes() {
    assertThat(PredicateType.named("any word").uri()).isEqualTo("any word");
    assertThat(PredicateType.named("spdxjson")).isEqualTo(PredicateType.SPDX);
    assertThatThrownBy(() -> PredicateType.named("")).hasMessage("missing predicate type");
  }

  private static void assertMalformed(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().cause().orElseThrow()).isEqualTo(Cause.MALFORMED));
  }

  private static Statement parse(String json) {
    return Statement.parse(json.getBytes(StandardCharsets.UTF_8), "statement");
  }
}
