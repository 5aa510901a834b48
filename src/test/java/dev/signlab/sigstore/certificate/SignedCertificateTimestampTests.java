package dev.signlab.sigstore.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timestamps of public logs of certificates, and our own. */
class SignedCertificateTimestampTests {

  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);
  private static final CertificateEntry ENTRY =
      new CertificateEntry.Precertificate(new byte[32], new byte[] {0x30, 0});

  /** Every certificate of the published bundles was logged by a log that their root names. */
  @Test
  void timestampsOfPublicLogsHoldForTheirCertificatesAndForNoOther() throws IOException {
    List<String> seen = new ArrayList<>();
    for (Path file : bundles()) {
      TrustedRoot root = root(file);
      for (Certificate certificate : certificate(file).stream().toList()) {
        for (SignedCertificateTimestamp timestamp : timestamps(certificate)) {
          CertificateEntry entry = CertificateEntry.embedding(certificate, issuer(root, file));
          VerificationKey log = log(root, timestamp);

          assertThat(timestamp.verifies(entry, log)).as(file.toString()).isTrue();
          assertThat(timestamp.verifies(ENTRY, log)).as(file.toString()).isFalse();
          assertThat(SignedCertificateTimestamp.parse(timestamp.encoded(), "it").encoded())
              .isEqualTo(timestamp.encoded());
          seen.add(file.toString());
        }
        byte[] extension = certificate.extension(CertificateEntry.TIMESTAMPS).orElseThrow();
        assertThat(SignedCertificateTimestamp.encodeExtension(timestamps(certificate)))
            .isEqualTo(extension);
      }
    }
    assertThat(seen).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = KeyType.class,
      names = {"ECDSA_P256", "RSA"})
  void whatALogSignsHoldsByItsKeyAlone(KeyType type) {
    KeyPair log = KeyPair.generate(type);

    SignedCertificateTimestamp timestamp =
        SignedCertificateTimestamp.sign(ENTRY, TIME.plusNanos(5), log);

    assertThat(timestamp.timestamp()).isEqualTo(TIME);
    assertThat(timestamp.verifies(ENTRY, log.publicKey())).isTrue();
    assertThat(timestamp.verifies(ENTRY, KeyPair.generate(type).publicKey())).isFalse();
    assertThat(SignedCertificateTimestamp.parse(timestamp.encoded(), "it").timestamp())
        .isEqualTo(TIME);
  }

  /** RFC 6962, section 3.2: version, kind, time, type of entry, entry, extensions. */
  @Test
  void theSignedBytesAreThoseOfTheSpecification() {
    byte[] whole = new CertificateEntry.Whole(new byte[] {7, 8}).timestamped(TIME, new byte[] {9});

    assertThat(whole)
        .asHexString()
        .isEqualTo("0000" + "0000018BCFE5687B" + "0000" + "0000020708" + "000109");
    assertThat(ENTRY.timestamped(TIME, new byte[0]))
        .asHexString()
        .isEqualTo("0000" + "0000018BCFE5687B" + "0001" + "00".repeat(32) + "0000023000" + "0000");
  }

  @Test
  void whatIsCutOffOrTooLongOrOfAnotherVersionIsRefused() {
    byte[] good = SignedCertificateTimestamp.sign(ENTRY, TIME, KeyPair.generate()).encoded();
    byte[] other = good.clone();
    other[0] = 1;
    byte[] unsigned = good.clone();
    unsigned[43] = 0;

    for (int length = 0; length < good.length; length++) {
      refuses(Arrays.copyOf(good, length));
    }
    refuses(Arrays.copyOf(good, good.length + 1));
    refuses(other);
    refuses(unsigned);
    assertThatThrownBy(() -> SignedCertificateTimestamp.parseExtension(good, "it"))
        .isInstanceOf(LabException.class);
  }

  @Test
  void anEdwardsKeySignsNoTimestamps() {
    assertThatThrownBy(() -> SignedStruct.encode(SignatureAlgorithm.ED25519, new byte[64]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refuses(byte[] bytes) {
    assertThatThrownBy(() -> SignedCertificateTimestamp.parse(bytes, "it"))
        .isInstanceOf(LabException.class);
  }

  private static List<Path> bundles() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : Vectors.folders("sigstore-conformance")) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.endsWith("bundle.sigstore.json"))
            .filter(file -> !file.toString().contains("_fail"))
            .forEach(found::add);
      }
    }
    return found;
  }

  private static Optional<Certificate> certificate(Path file) throws IOException {
    return switch (Bundle.parse(Files.readAllBytes(file), file.toString()).material().keySource()) {
      case KeySource.LeafCertificate leaf ->
          Optional.of(Certificate.parse(leaf.der(), file.toString()));
      case KeySource.CertificateChain chain ->
          Optional.of(Certificate.parse(chain.certificates().getFirst(), file.toString()));
      case KeySource.PublicKeyHint hint -> Optional.empty();
    };
  }

  private static List<SignedCertificateTimestamp> timestamps(Certificate certificate) {
    return SignedCertificateTimestamp.parseExtension(
        certificate.extension(CertificateEntry.TIMESTAMPS).orElseThrow(), "timestamps");
  }

  private static TrustedRoot root(Path bundle) throws IOException {
    Path own = bundle.resolveSibling("trusted_root.json");
    Path file =
        Files.exists(own) ? own : Vectors.folder("roots").resolve("public-good-trusted_root.json");
    return TrustedRoot.parse(Files.readAllBytes(file), file.toString());
  }

  private static VerificationKey issuer(TrustedRoot root, Path bundle) throws IOException {
    String name = certificate(bundle).orElseThrow().issuer();
    return root.certificateAuthorities().stream()
        .flatMap(authority -> authority.certificates().stream())
        .map(der -> Certificate.parse(der, "authority"))
        .filter(authority -> authority.subject().equals(name))
        .findFirst()
        .orElseThrow()
        .key();
  }

  private static VerificationKey log(TrustedRoot root, SignedCertificateTimestamp timestamp) {
    return root.ctlogs().stream()
        .filter(log -> Arrays.equals(log.id(), timestamp.logId()))
        .findFirst()
        .orElseThrow()
        .key();
  }
}
