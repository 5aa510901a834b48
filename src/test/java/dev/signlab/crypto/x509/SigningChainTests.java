package dev.signlab.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains as the Notary Project asks for them, and each rule broken by itself. */
class SigningChainTests {

  private static final KeyPair ROOT_KEY = KeyPair.generate();
  private static final KeyPair MIDDLE_KEY = KeyPair.generate(KeyType.ECDSA_P384);
  private static final KeyPair KEY = KeyPair.generate();
  private static final Certificate ROOT = TestChain.self("root", ROOT_KEY, TestChain.authority(1));
  private static final Certificate MIDDLE = middle(TestChain.authority(0));
  private static final Certificate LEAF = leaf(TestChain.SIGNER);

  private static Certificate middle(List<CertificateExtension> says) {
    return TestChain.issue(
        TestChain.subject("middle"), MIDDLE_KEY, TestChain.subject("root"), ROOT_KEY, says);
  }

  private static Certificate leaf(List<CertificateExtension> says) {
    return TestChain.issue(
        TestChain.subject("ada"), KEY, TestChain.subject("middle"), MIDDLE_KEY, says);
  }

  private static CertificateExtension extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return new CertificateExtension(
          oid.getId(), critical, value.toASN1Primitive().getEncoded("DER"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CertificateExtension use(int use) {
    return extension(Extension.keyUsage, true, new KeyUsage(use));
  }

  private static CertificateExtension purpose(KeyPurposeId... ids) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
  }

  @Test
  void whatTheSpecificationAllowsHolds() {
    List<List<CertificateExtension>> allowed =
        List.of(
            TestChain.SIGNER,
            List.of(CertificateExtension.keyOfSigner()),
            List.of(use(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)),
            List.of(
                CertificateExtension.noAuthority(),
                CertificateExtension.keyOfSigner(),
                purpose(KeyPurposeId.id_kp_codeSigning, KeyPurposeId.id_kp_OCSPSigning)));
    for (List<CertificateExtension> each : allowed) {
      assertThat(new SigningChain(List.of(leaf(each), MIDDLE, ROOT)).fault()).isEmpty();
      assertThat(new SigningChain(List.of(TestChain.self("ada", KEY, each))).fault()).isEmpty();
    }
  }

  static Stream<Arguments> brokenLeaves() {
    CertificateExtension signs = CertificateExtension.keyOfSigner();
    int digital = KeyUsage.digitalSignature;
    return Stream.of(
        Arguments.of("no keyUsage", List.of()),
        Arguments.of(
            "one that is not critical",
            List.of(extension(Extension.keyUsage, false, new KeyUsage(digital)))),
        Arguments.of("one without it", List.of(use(KeyUsage.nonRepudiation))),
        Arguments.of("keyEncipherment", List.of(use(digital | KeyUsage.keyEncipherment))),
        Arguments.of("dataEncipherment", List.of(use(digital | KeyUsage.dataEncipherment))),
        Arguments.of("keyAgreement", List.of(use(digital | KeyUsage.keyAgreement))),
        Arguments.of("keyCertSign", List.of(use(digital | KeyUsage.keyCertSign))),
        Arguments.of("cRLSign", List.of(use(digital | KeyUsage.cRLSign))),
        Arguments.of("encipherOnly", List.of(use(digital | KeyUsage.encipherOnly))),
        Arguments.of("decipherOnly", List.of(use(digital | KeyUsage.decipherOnly))),
        Arguments.of("authority", List.of(CertificateExtension.authority(0), signs)),
        Arguments.of("2.5.29.37.0", List.of(signs, purpose(KeyPurposeId.anyExtendedKeyUsage))),
        Arguments.of(
            ".3.1",
            List.of(signs, purpose(KeyPurposeId.id_kp_codeSigning, KeyPurposeId.id_kp_serverAuth))),
        Arguments.of(".3.2", List.of(signs, purpose(KeyPurposeId.id_kp_clientAuth))),
        Arguments.of(".3.4", List.of(signs, purpose(KeyPurposeId.id_kp_emailProtection))),
        Arguments.of(".3.8", List.of(signs, purpose(KeyPurposeId.id_kp_timeStamping))));
  }

  @ParameterizedTest
  @MethodSource("brokenLeaves")
  void aSignersCertificateThatBreaksARule(String found, List<CertificateExtension> says) {
    refuses(found, leaf(says), MIDDLE, ROOT);
    refuses(found, TestChain.self("ada", KEY, says));
  }

  static Stream<Arguments> brokenAuthorities() {
    CertificateExtension issues = CertificateExtension.keyOfAuthority();
    return Stream.of(
        Arguments.of("none", List.of(issues)),
        Arguments.of(
            "not critical",
            List.of(
                extension(Extension.basicConstraints, false, new BasicConstraints(true)), issues)),
        Arguments.of("CA:FALSE", List.of(CertificateExtension.noAuthority(), issues)),
        Arguments.of("no keyUsage", List.of(CertificateExtension.authority(0))),
        Arguments.of(
            "one without it",
            List.of(CertificateExtension.authority(0), use(KeyUsage.digitalSignature))));
  }

  @ParameterizedTest
  @MethodSource("brokenAuthorities")
  void anAuthorityThatBreaksARule(String found, List<CertificateExtension> says) {
    refuses(found, LEAF, middle(says), ROOT);
  }

  @Test
  void anAuthorityAboveMoreThanItAllows() {
    refuses("1", LEAF, MIDDLE, TestChain.self("root", ROOT_KEY, TestChain.authority(0)));
  }

  @Test
  void aChainThatIsNotOne() {
    refuses("no issuer of", LEAF, MIDDLE);
    refuses("no issuer of", LEAF);
    refuses("no issuer of", LEAF, ROOT);
    Certificate other = TestChain.self("root", KeyPair.generate(), TestChain.authority(9));
    refuses("no issuer of", LEAF, MIDDLE, other);
    refuses("no issuer of", LEAF, MIDDLE, ROOT, other);
  }

  @Test
  void placesToAskAboutRevocationAreSeen() {
    assertThat(SigningChain.namesRevocation(LEAF)).isFalse();
    CertificateExtension asks =
        extension(Extension.cRLDistributionPoints, false, new BasicConstraints(false));
    assertThat(SigningChain.namesRevocation(leaf(List.of(asks)))).isTrue();
  }

  private static void refuses(String found, Certificate... chain) {
    Failure failure = new SigningChain(List.of(chain)).fault().orElseThrow();
    assertThat(failure.cause()).contains(Cause.WRONG_CERTIFICATE);
    assertThat(failure.found().orElseThrow()).contains(found);
  }
}
