package dev.signlab.sigstore.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fulcio's extensions, read from certificates of the public Fulcio and written as it writes. */
class FulcioExtensionTests {

  private static final HexFormat HEX = HexFormat.of();

  @Test
  void numbersAreThoseOfFulciosTable() {
    assertThat(Arrays.stream(FulcioExtension.values()).map(FulcioExtension::number))
        .containsExactly(
            1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24);
    assertThat(FulcioExtension.byOid("1.3.6.1.4.1.57264.1.9"))
        .contains(FulcioExtension.BUILD_SIGNER_URI);
    assertThat(FulcioExtension.byOid(FulcioExtension.USERNAME_SAN)).isEmpty();
  }

  @Test
  void theOldFormIsTheTextAloneAndTheNewOneAUtf8String() {
    assertThat(FulcioExtension.ISSUER.encode("https://a.b")).asString().isEqualTo("https://a.b");
    assertThat(HEX.formatHex(FulcioExtension.ISSUER_V2.encode("ab"))).isEqualTo("0c026162");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(FulcioExtension extension) {
    String text = "Übung/" + "x".repeat(200);
    assertThat(extension.decode(extension.encode(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0c", "0c0261", "0c02616200", "0c81026162", "1302616200", "0c01ff"})
  void otherBytesAreRefused(String hex) {
    refused(FulcioExtension.ISSUER_V2, HEX.parseHex(hex));
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedInTheOldForm() {
    refused(FulcioExtension.ISSUER, HEX.parseHex("61ff"));
  }

  @Test
  void aCertificateOfThePublicFulcioIsRead() throws IOException {
    Map<FulcioExtension, String> read = extensionsOf("happy-path-v0.3-new-mediaType");
    assertThat(read)
        .containsEntry(FulcioExtension.ISSUER, "https://token.actions.githubusercontent.com")
        .containsEntry(FulcioExtension.ISSUER_V2, "https://token.actions.githubusercontent.com")
        .containsEntry(FulcioExtension.RUNNER_ENVIRONMENT, "github-hosted")
        .containsEntry(FulcioExtension.SOURCE_REPOSITORY_VISIBILITY_AT_SIGNING, "public")
        .hasSizeGreaterThanOrEqualTo(20);
    assertThat(read.get(FulcioExtension.BUILD_SIGNER_URI)).startsWith("https://github.com/");
  }

  private static Map<FulcioExtension, String> extensionsOf(String name) throws IOException {
    Path file =
        Vectors.folder("sigstore-conformance").resolve(name).resolve("bundle.sigstore.json");
    JsonFields bundle = Json.parseObject(Files.readAllBytes(file), "bundle");
    byte[] der = bundle.object("verificationMaterial").object("certificate").bytes("rawBytes");
    X509CertificateHolder certificate = new X509CertificateHolder(der);
    Map<FulcioExtension, String> read = new EnumMap<>(FulcioExtension.class);
    for (FulcioExtension each : FulcioExtension.values()) {
      var extension = certificate.getExtension(new ASN1ObjectIdentifier(each.oid()));
      if (extension != null) {
        byte[] value = extension.getExtnValue().getOctets();
        read.put(each, each.decode(value));
        assertThat(each.encode(read.get(each))).isEqualTo(value);
      }
    }
    return read;
  }

  private static void refused(FulcioExtension extension, byte[] value) {
    assertThatThrownBy(() -> extension.decode(value))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().isOf(Cause.MALFORMED)).isTrue());
  }
}
