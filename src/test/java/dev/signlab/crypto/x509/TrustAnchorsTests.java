package dev.signlab.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** Paths that hold, and each way in which one does not, with its own cause. */
class TrustAnchorsTests {

  private static final Instant THEN = TestAuthority.BEGIN.plusSeconds(60);
  private static final TestAuthority.Change AS_IT_IS = builder -> builder;
  private static final TestAuthority ROOT = TestAuthority.root("CN=root");
  private static final TestAuthority MIDDLE =
      ROOT.below(
          "CN=middle",
          builder ->
              builder.addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_codeSigning, false)));
  private static final TrustAnchors ANCHORS = anchors(MIDDLE, ROOT);

  @Test
  void aPathToARootIsTraced() {
    Certificate leaf = MIDDLE.leaf("me@example.org", AS_IT_IS);
    assertThat(ANCHORS.trace(leaf, THEN, KeyPurpose.CODE_SIGNING))
        .isEqualTo(new ChainResult.Traced(List.of(leaf, MIDDLE.certificate(), ROOT.certificate())));
    assertThat(anchors(ROOT).trace(leaf, THEN, KeyPurpose.CODE_SIGNING))
        .isInstanceOf(ChainResult.Refused.class);
    assertThat(
            anchors(ROOT)
                .with(List.of(MIDDLE.certificate()))
                .trace(leaf, THEN, KeyPurpose.CODE_SIGNING))
        .isInstanceOf(ChainResult.Traced.class);
  }

  @Test
  void bothEndsOfTheTimeBelongToIt() {
    Certificate leaf = MIDDLE.leaf("me@example.org", AS_IT_IS);
    for (Instant moment : List.of(leaf.notBefore(), leaf.notAfter())) {
      assertThat(ANCHORS.trace(leaf, moment, KeyPurpose.CODE_SIGNING))
          .isInstanceOf(ChainResult.Traced.class);
    }
    for (Instant moment : List.of(leaf.notBefore().minusMillis(1), leaf.notAfter().plusMillis(1))) {
      Failure failure = refused(ANCHORS, leaf, moment);
      assertThat(failure.cause()).contains(Cause.NOT_VALID_THEN);
      assertThat(failure.found()).contains(moment.toString());
    }
  }

  @Test
  void theRootHasToHoldToo() {
    TestAuthority old = TestAuthority.root("CN=old", Duration.ofSeconds(30));
    Failure failure = refused(anchors(old), old.leaf("me@example.org", AS_IT_IS), THEN);
    assertThat(failure.cause()).contains(Cause.NOT_VALID_THEN);
    assertThat(failure.found().orElseThrow()).contains("CN=old");
  }

  @Test
  void anAuthorityThatNobodyKnowsIsUnknown() {
    Certificate leaf = TestAuthority.root("CN=other").leaf("me@example.org", AS_IT_IS);
    Failure failure = refused(ANCHORS, leaf, THEN);
    assertThat(failure.cause()).contains(Cause.UNKNOWN_AUTHORITY);
    assertThat(failure.found()).contains("issued by CN=other");
  }

  @Test
  void theSameNameIsNotTheSameAuthority() {
    Certificate leaf = TestAuthority.root("CN=middle").leaf("me@example.org", AS_IT_IS);
    Failure failure = refused(ANCHORS, leaf, THEN);
    assertThat(failure.cause()).contains(Cause.UNKNOWN_AUTHORITY);
    assertThat(failure.found()).contains("an issuer of the same name with another key");
  }

  @Test
  void aChangedCertificateIsToldApartFromAnotherAuthoritys() {
    byte[] der = MIDDLE.leaf("me@example.org", AS_IT_IS).encoded();
    byte[] name = "me@example.org".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    int at = new String(der, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("me@example");
    der[at + name.length - 1] ^= 1;
    Failure failure = refused(ANCHORS, Certificate.parse(der, "changed"), THEN);
    assertThat(failure.cause()).contains(Cause.WRONG_CERTIFICATE);
    assertThat(failure.found().orElseThrow()).contains("changed since");
  }

  @Test
  void aCertificateForSomethingElseIsRefused() {
    Certificate leaf =
        MIDDLE.issue(
            new X500Name("CN=server"),
            TestAuthority.newKeys(),
            Duration.ofMinutes(10),
            builder ->
                builder.addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_serverAuth, false)));
    assertThat(refused(ANCHORS, leaf, THEN).expected()).contains("a certificate for code signing");
    TestAuthority servers =
        ROOT.below(
            "CN=servers",
            builder ->
                builder.addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_serverAuth, false)));
    Failure failure =
        refused(anchors(servers, ROOT), servers.leaf("me@example.org", AS_IT_IS), THEN);
    assertThat(failure.cause()).contains(Cause.WRONG_CERTIFICATE);
    assertThat(failure.found().orElseThrow()).contains("CN=servers");
  }

  @Test
  void aSignerIssuesNoCertificates() {
    var keys = TestAuthority.newKeys();
    Certificate signer =
        MIDDLE.issue(
            new X500Name("CN=signer"),
            keys,
            Duration.ofMinutes(10),
            builder ->
                builder.addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_codeSigning, false)));
    TestAuthority forger = new TestAuthority(new X500Name("CN=signer"), keys, signer);
    Failure failure =
        refused(ANCHORS.with(List.of(signer)), forger.leaf("root@example.org", AS_IT_IS), THEN);
    assertThat(failure.cause()).contains(Cause.WRONG_CERTIFICATE);
    assertThat(failure.found()).contains("an issuer that is no authority");
  }

  @Test
  void aCriticalExtensionThatNobodyKnowsIsRefused() {
    var unknown = new ASN1ObjectIdentifier("1.2.3.4.5");
    Certificate leaf =
        MIDDLE.leaf(
            "me@example.org", builder -> builder.addExtension(unknown, true, DERNull.INSTANCE));
    assertThat(refused(ANCHORS, leaf, THEN).found())
        .contains("a critical extension that nobody here knows");
    Certificate harmless =
        MIDDLE.leaf(
            "me@example.org", builder -> builder.addExtension(unknown, false, DERNull.INSTANCE));
    assertThat(ANCHORS.trace(harmless, THEN, KeyPurpose.CODE_SIGNING))
        .isInstanceOf(ChainResult.Traced.class);
  }

  @Test
  void anAuthorityOfOneDomainNamesNobodyOfAnother() {
    GeneralSubtree domain =
        new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "example.org"));
    TestAuthority limited =
        ROOT.below(
            "CN=limited",
            builder ->
                builder.addExtension(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(new GeneralSubtree[] {domain}, null)));
    TrustAnchors anchors = anchors(limited, ROOT);
    assertThat(
            anchors.trace(limited.leaf("me@example.org", AS_IT_IS), THEN, KeyPurpose.CODE_SIGNING))
        .isInstanceOf(ChainResult.Traced.class);
    assertThat(refused(anchors, limited.leaf("me@example.com", AS_IT_IS), THEN).cause())
        .contains(Cause.WRONG_CERTIFICATE);
  }

  /** All of one name, each is the issuer of each: as many paths as there are orders of them. */
  @Test
  void certificatesOfOneNameAreNotTriedInEveryOrder() {
    TestAuthority self = TestAuthority.root("CN=same");
    Certificate leaf = self.leaf("me@example.org", AS_IT_IS);
    TrustAnchors crowded = anchors(ROOT).with(namesakes(self, 40));
    Failure failure = refused(crowded, leaf, THEN);
    assertThat(failure.cause()).contains(Cause.WRONG_CERTIFICATE);
    assertThat(failure.expected().orElseThrow()).contains("at most 1000 certificates");
    assertThat(PathSearch.of(leaf, crowded).isCutShort()).isTrue();
  }

  @Test
  void aPathAmongManyCertificatesOfOtherNamesIsTraced() {
    Certificate leaf = MIDDLE.leaf("me@example.org", AS_IT_IS);
    TrustAnchors crowded = ANCHORS.with(namesakes(TestAuthority.root("CN=same"), 40));
    assertThat(crowded.trace(leaf, THEN, KeyPurpose.CODE_SIGNING))
        .isInstanceOf(ChainResult.Traced.class);
  }

  @Test
  void moreCertificatesThanAnybodyHasAreNotSearched() {
    Certificate leaf = TestAuthority.root("CN=other").leaf("me@example.org", AS_IT_IS);
    TrustAnchors crowded =
        anchors(ROOT).with(namesakes(TestAuthority.root("CN=same"), PathSearch.MOST + 1));
    assertThat(refused(crowded, leaf, THEN).cause()).contains(Cause.WRONG_CERTIFICATE);
  }

  private static List<Certificate> namesakes(TestAuthority self, int many) {
    return Stream.generate(() -> self.issue(self.name(), self.keys(), Duration.ofDays(1), AS_IT_IS))
        .limit(many)
        .toList();
  }

  private static TrustAnchors anchors(TestAuthority... chain) {
    return TrustAnchors.ofChain(Arrays.stream(chain).map(TestAuthority::certificate).toList());
  }

  private static Failure refused(TrustAnchors anchors, Certificate leaf, Instant moment) {
    ChainResult result = anchors.trace(leaf, moment, KeyPurpose.CODE_SIGNING);
    assertThat(result).isInstanceOf(ChainResult.Refused.class);
    return ((ChainResult.Refused) result).failure();
  }
}
