package dev.signlab.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class CertificateTests {

  private static final KeyPair KEYS = KeyPair.generate();

  private final byte[] der =
      TestCertificates.of(
          KEYS.publicKey(),
          "",
          new GeneralName(GeneralName.rfc822Name, "me@example.org"),
          new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.org/flow"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"));

  @Test
  void saysWhatIsInIt() {
    Certificate certificate = Certificate.parse(der, "it");
    assertThat(certificate.key()).isEqualTo(KEYS.publicKey());
    assertThat(certificate.identities())
        .containsExactly("me@example.org", "https://example.org/flow", "127.0.0.1");
    assertThat(certificate.issuer()).isEqualTo("CN=authority");
    assertThat(certificate.notBefore()).isEqualTo(TestCertificates.BEGIN);
    assertThat(certificate.notAfter()).isEqualTo(TestCertificates.BEGIN.plusSeconds(600));
    assertThat(certificate.algorithm()).isEqualTo("SHA384withECDSA");
  }

  @Test
  void knowsItsOwnIssuer() {
    byte[] root =
        TestCertificates.of(
            KEYS.publicKey(),
            "CN=authority",
            new GeneralName(GeneralName.rfc822Name, "me@example.org"));
    assertThat(Certificate.parse(root, "it").isSelfIssued()).isTrue();
    assertThat(Certificate.parse(der, "it").isSelfIssued()).isFalse();
  }

  /** One certificate has one encoding: nothing behind it, nothing before it ends. */
  @Test
  void refusesWhatIsNotExactlyACertificate() {
    refused(Arrays.copyOf(der, der.length + 1));
    refused(Arrays.copyOf(der, der.length - 1));
    refused(new byte[0]);
    refused("-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII));
  }

  private static void refused(byte[] bytes) {
    assertThatThrownBy(() -> Certificate.parse(bytes, "it"))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().cause()).contains(Cause.MALFORMED))
        .hasMessageContaining("it is not a certificate");
  }
}
