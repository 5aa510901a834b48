package dev.signlab.sigstore.trustedroot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TrustedRootTests {

  private static final String LOG =
      """
      {"mediaType": "application/vnd.dev.sigstore.trustedroot+json;version=0.1", "tlogs": [{
        "baseUrl": "https://log.example", "hashAlgorithm": "SHA2_256",
        "publicKey": {"rawBytes": "MCowBQYDK2VwAyEAt8rlp1knGwjfbcXAYPYAkn0XiLz1x8O4t0YkEhie244=",
          "keyDetails": "PKIX_ED25519",
          "validFor": {"start": "2025-09-23T00:00:00Z", "end": "2025-09-24T00:00:00.5Z"}},
        "logId": {"keyId": "AAAA"}}]}\
      """;

  /** Older editions of it name one log, newer ones two. */
  @Test
  void thePublicRootIsRead() throws IOException {
    for (Path edition : Vectors.files("roots/public-good-trusted_root.json")) {
      assertIsThePublicRoot(read(edition, "root"));
    }
  }

  private static void assertIsThePublicRoot(TrustedRoot root) {
    assertThat(root.tlogs())
        .extracting(LogInstance::baseUrl)
        .contains("https://rekor.sigstore.dev");
    assertThat(List.of(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.ED25519))
        .startsWith(
            root.tlogs().stream().map(LogInstance::algorithm).toArray(SignatureAlgorithm[]::new));
    assertThat(root.certificateAuthorities()).hasSize(2);
    assertThat(root.ctlogs()).hasSize(2);
    assertThat(root.timestampAuthorities()).hasSize(1);
  }

  /** Times with a fraction of zero are written without it. */
  @Test
  void thePublicRootIsWrittenAsItWasPublished() throws IOException {
    for (Path edition : Vectors.files("roots/public-good-trusted_root.json")) {
      String published = Files.readString(edition).replace(".000Z", "Z");
      String written = read(edition, "root").json();
      assertThat(tree(written)).isEqualTo(tree(published));
    }
  }

  private static JsonNode tree(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8), "root");
  }

  @Test
  void aRangeHoldsBothItsEnds() {
    TimeRange range =
        new TimeRange(Instant.ofEpochSecond(10), Optional.of(Instant.ofEpochSecond(20)));
    assertThat(range.contains(Instant.ofEpochSecond(10))).isTrue();
    assertThat(range.contains(Instant.ofEpochSecond(20))).isTrue();
    assertThat(range.contains(Instant.ofEpochSecond(9, 999_999_999))).isFalse();
    assertThat(range.contains(Instant.ofEpochSecond(20, 1))).isFalse();
  }

  @Test
  void aLogIsFoundByItsIdentifier() {
    TrustedRoot root = parse(LOG);
    assertThat(root.tlog(new byte[3])).isPresent();
    assertThat(root.tlog(new byte[4])).isEmpty();
  }

  @Test
  void aMissingStartIsRefused() {
    Path vector =
        Vectors.folder("sigstore-conformance")
            .resolve("trust-root-tlog-missing-validity-start_fail/trusted_root.json");
    assertThatThrownBy(() -> read(vector, "root"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("start");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version=0.1 | version=0.9",
        "baseUrl | address",
        "SHA2_256 | SHA2_512",
        "PKIX_ED25519 | PKIX_ECDSA_P256_SHA_256",
        "PKIX_ED25519 | PKIX_ED448",
        "2025-09-23T00:00:00Z | yesterday",
        "2025-09-24T00:00:00.5Z | 2025-13-24T00:00:00Z",
        "MCow | ACow",
        "{\"keyId\": \"AAAA\"} | {}",
        "{\"keyId\": \"AAAA\"} | 7",
      })
  void aRootThatSaysSomethingElseIsRefused(String from, String to) {
    assertThat(LOG).contains(from);
    String root = LOG.replace(from, to);
    assertThatThrownBy(() -> parse(root)).isInstanceOf(LabException.class);
  }

  private static TrustedRoot parse(String text) {
    return TrustedRoot.parse(text.getBytes(StandardCharsets.UTF_8), "root");
  }

  private static TrustedRoot read(Path file, String what) throws IOException {
    return TrustedRoot.parse(Files.readAllBytes(file), what);
  }
}
