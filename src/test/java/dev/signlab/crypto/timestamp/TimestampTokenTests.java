package dev.signlab.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.TestAuthority;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Test;

/** Tokens of an authority that the library's own generators make, right and wrong. */
class TimestampTokenTests {

  private static final byte[] SIGNED = "a signature".getBytes(StandardCharsets.UTF_8);
  private static final Instant TIME = TestAuthority.BEGIN.plusSeconds(60);
  private static final TestAuthority ROOT = TestAuthority.root("CN=time root");
  private static final KeyPair KEYS = TestAuthority.newKeys();
  private static final Certificate SIGNER = signer(ROOT, KEYS, Duration.ofDays(1));
  private static final TrustAnchors ANCHORS = TrustAnchors.ofChain(List.of(ROOT.certificate()));

  @Test
  void aTokenSaysWhenSomethingWasThere() throws Exception {
    TimestampToken token = TimestampToken.parse(response(KEYS, SIGNER, true), "token");
    assertThat(token.time()).isEqualTo(TIME);
    assertThat(token.faultOver(SIGNED)).isEmpty();
    assertThat(token.faultOver(new byte[] {1}).orElseThrow().cause())
        .contains(Cause.WRONG_TIMESTAMP);
    assertThat(token.certificates()).containsExactly(SIGNER);
    assertThat(token.trace(ANCHORS, Optional.empty()))
        .isEqualTo(new ChainResult.Traced(List.of(SIGNER, ROOT.certificate())));
  }

  @Test
  void theCertificateMayComeFromTheTrustedRootAlone() throws Exception {
    TimestampToken token = TimestampToken.parse(response(KEYS, SIGNER, false), "token");
    assertThat(token.certificates()).isEmpty();
    assertThat(token.trace(ANCHORS, Optional.of(SIGNER))).isInstanceOf(ChainResult.Traced.class);
    assertThat(cause(token.trace(ANCHORS, Optional.empty()))).contains(Cause.UNKNOWN_TIMESTAMPER);
  }

  @Test
  void anotherCertificateThanTheAuthoritysOwnDoesNotCount() throws Exception {
    KeyPair others = TestAuthority.newKeys();
    Certificate other = signer(ROOT, others, Duration.ofDays(1));
    TimestampToken token = TimestampToken.parse(response(others, other, true), "token");
    assertThat(token.trace(ANCHORS, Optional.empty())).isInstanceOf(ChainResult.Traced.class);
    assertThat(cause(token.trace(ANCHORS, Optional.of(SIGNER))))
        .contains(Cause.UNKNOWN_TIMESTAMPER);
  }

  @Test
  void anAuthorityThatNobodyKnowsIsUnknown() throws Exception {
    TestAuthority unknown = TestAuthority.root("CN=somebody");
    Certificate other = signer(unknown, KEYS, Duration.ofDays(1));
    TimestampToken token = TimestampToken.parse(response(KEYS, other, true), "token");
    assertThat(cause(token.trace(ANCHORS, Optional.empty()))).contains(Cause.UNKNOWN_TIMESTAMPER);
  }

  @Test
  void theCertificateHasToHoldWhenItSigned() throws Exception {
    Certificate old = signer(ROOT, KEYS, Duration.ofSeconds(30));
    TimestampToken token = TimestampToken.parse(response(KEYS, old, true), "token");
    assertThat(cause(token.trace(ANCHORS, Optional.empty()))).contains(Cause.NOT_VALID_THEN);
  }

  /** The key of the certificate signed it, but that certificate is of another token's signer. */
  @Test
  void aTokenByAnotherKeyDoesNotHold() throws Exception {
    Certificate claimed = signer(ROOT, TestAuthority.newKeys(), Duration.ofDays(1));
    TimestampToken token = TimestampToken.parse(response(KEYS, claimed, true), "token");
    assertThat(cause(token.trace(ANCHORS, Optional.empty()))).contains(Cause.WRONG_TIMESTAMP);
  }

  @Test
  void whatIsNoTokenIsMalformed() throws Exception {
    byte[] good = response(KEYS, SIGNER, true);
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    for (byte[] bad : List.of(new byte[0], new byte[] {0x30, 0}, longer, refusal())) {
      assertThatExceptionOfType(LabException.class)
          .isThrownBy(() -> TimestampToken.parse(bad, "token"))
          .satisfies(e -> assertThat(e.problem().isOf(Cause.MALFORMED)).isTrue());
    }
  }

  private static Optional<Cause> cause(ChainResult result) {
    return ((ChainResult.Refused) result).failure().cause();
  }

  private static Certificate signer(TestAuthority authority, KeyPair keys, Duration lasting) {
    return authority.issue(
        new X500Name("CN=time"),
        keys,
        lasting,
        builder ->
            builder.addExtension(TestAuthority.purpose(KeyPurposeId.id_kp_timeStamping, true)));
  }

  private static byte[] response(KeyPair keys, Certificate signer, boolean embedded)
      throws Exception {
    return answers(keys, signer)
        .generate(request(embedded), BigInteger.ONE, Date.from(TIME))
        .getEncoded();
  }

  private static AttributeTable atThatTime() {
    return new AttributeTable(
        new DERSet(
            new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(TIME))))));
  }

  private static byte[] refusal() throws Exception {
    return answers(KEYS, SIGNER).generateFailResponse(2, 2, "no").getEncoded();
  }

  private static TimeStampRequest request(boolean embedded) throws Exception {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(embedded);
    return generator.generate(
        TSPAlgorithms.SHA256, MessageDigest.getInstance("SHA-256").digest(SIGNED));
  }

  private static TimeStampResponseGenerator answers(KeyPair keys, Certificate signer)
      throws Exception {
    X509CertificateHolder holder = new X509CertificateHolder(signer.encoded());
    var digests = new JcaDigestCalculatorProviderBuilder().build();
    var tokens =
        new TimeStampTokenGenerator(
            new JcaSimpleSignerInfoGeneratorBuilder()
                .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(atThatTime()))
                .build("SHA256withECDSA", keys.getPrivate(), holder),
            digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
            new ASN1ObjectIdentifier("1.2.3"));
    tokens.addCertificates(new JcaCertStore(List.of(holder)));
    return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
  }
}
