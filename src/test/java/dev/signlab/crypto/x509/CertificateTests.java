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

  /** The library reads names and extensions late; whatever is bad in them is told at the door. */
  @Test
  void whatIsReadAsACertificateCanBeAskedForAllOfIt() {
    Certificate other = Certificate.parse(der, "it");
    byte[] named = TestCertificates.of(KEYS.publicKey(), "CN=a,O=b", new GeneralName(4, "CN=d"));
    for (byte[] whole : new byte[][] {der, named}) {
      for (int at = 0; at < whole.length; at++) {
        for (int bit = 0; bit < 8; bit++) {
          byte[] turned = whole.clone();
          turned[at] ^= (byte) (1 << bit);
          askForAll(turned, other);
        }
      }
    }
  }

  private static void askForAll(byte[] bytes, Certificate other) {
    try {
      Certificate read = Certificate.parse(bytes, "it");
      assertThat(read.issuer() + read.subject() + read.serialNumber() + read.algorithm())
          .isNotNull();
      assertThat(read.organization() + read.commonName() + read + read.identities()).isNotNull();
      assertThat(read.isAuthority() && read.isSelfIssued() && read.namesKeyOf(other)).isFalse();
      assertThat(read.namesAsIssuer(other) && read.isFor(KeyPurpose.CODE_SIGNING)).isFalse();
      assertThat(read.key()).isNotNull();
    } catch (LabException e) {
      assertThat(e.problem().cause()).isPresent();
    }
  }

  private static void refused(byte[] bytes) {
    assertThatThrownBy(() -> Certificate.parse(bytes, "it"))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().cause()).contains(Cause.MALFORMED))
        .hasMessageContaining("it is not a certificate");
  }
}
