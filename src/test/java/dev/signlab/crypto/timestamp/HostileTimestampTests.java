package dev.signlab.crypto.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Questions and answers that lack what the library takes for granted are refused in words. */
class HostileTimestampTests {

  private static final byte[] SIGNED = "a signature".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final KeyPair KEYS = KeyPair.generate();
  private static final AuthorityChain CHAIN = AuthorityChain.issue(KEYS.publicKey(), NOW);
  private static final ASN1ObjectIdentifier BY_CERTIFICATE =
      PKCSObjectIdentifiers.id_aa_signingCertificateV2;

  @Test
  void whatLacksAPartIsMalformed() throws IOException {
    Map<String, byte[]> answers =
        Map.of(
            "an empty body", new byte[0],
            "no content", changed(HostileTimestampTests::withoutContent),
            "no signed attributes", signedBy(each -> signer(each, each.getSID(), null)),
            "an attribute without a value", with(BY_CERTIFICATE, new DERSet()),
            "no certificate in the attribute",
                with(BY_CERTIFICATE, new DERSet(new DERSequence(new DERSequence()))));
    answers.forEach(
        (name, answer) -> {
          requireMalformed(name, () -> TimestampToken.parse(answer, "token"));
          requireMalformed(name, () -> TimestampQuery.over(SIGNED).check(answer, "answer"));
        });
  }

  @Test
  void anEmptyRequestIsMalformed() {
    requireMalformed("an empty body", () -> TimestampRequest.parse(new byte[0]));
  }

  @Test
  void aSignerThatIsNamedByItsKeyIsUnknown() throws IOException {
    SignerIdentifier key = new SignerIdentifier(new DEROctetString(new byte[] {1, 2, 3}));
    Failure failure =
        refused(signedBy(each -> signer(each, key, each.getAuthenticatedAttributes())));
    assertThat(failure.cause()).contains(Cause.UNKNOWN_TIMESTAMPER);
    assertThat(failure.found()).contains("signed by the key that is named 010203");
  }

  @Test
  void anAttributeOfAnotherFormDoesNotVerify() throws IOException {
    Failure failure =
        refused(with(CMSAttributes.cmsAlgorithmProtect, new DERSet(DERNull.INSTANCE)));
    assertThat(failure.cause()).contains(Cause.WRONG_TIMESTAMP);
  }

  private static Failure refused(byte[] answer) {
    List<Certificate> chain =
        CHAIN.der().stream().map(der -> Certificate.parse(der, "certificate")).toList();
    ChainResult result =
        TimestampToken.parse(answer, "token").trace(TrustAnchors.ofChain(chain), Optional.empty());
    assertThat(result).isInstanceOf(ChainResult.Refused.class);
    return ((ChainResult.Refused) result).failure();
  }

  private static void requireMalformed(String name, ThrowingCallable reading) {
    assertThatExceptionOfType(LabException.class)
        .as(name)
        .isThrownBy(reading)
        .satisfies(e -> assertThat(e.problem().isOf(Cause.MALFORMED)).isTrue());
  }

  private static byte[] changed(UnaryOperator<SignedData> change) throws IOException {
    byte[] good =
        new TokenIssuer(KEYS, CHAIN, InstantSource.fixed(NOW))
            .answer(
                TimestampRequest.of(Digest.of(SIGNED), Optional.empty(), true, Optional.empty()));
    TimeStampResp answer = TimeStampResp.getInstance(good);
    ContentInfo token = answer.getTimeStampToken();
    SignedData data = change.apply(SignedData.getInstance(token.getContent()));
    return new TimeStampResp(answer.getStatus(), new ContentInfo(token.getContentType(), data))
        .getEncoded("DER");
  }

  private static SignedData withoutContent(SignedData data) {
    ContentInfo none = new ContentInfo(data.getEncapContentInfo().getContentType(), null);
    return new SignedData(
        data.getDigestAlgorithms(), none, data.getCertificates(), null, data.getSignerInfos());
  }

  private static byte[] signedBy(UnaryOperator<SignerInfo> change) throws IOException {
    return changed(
        data ->
            new SignedData(
                data.getDigestAlgorithms(),
                data.getEncapContentInfo(),
                data.getCertificates(),
                null,
                new DERSet(
                    change.apply(SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0))))));
  }

  /** Returns an answer with one signed attribute more, in place of its own of that name. */
  private static byte[] with(ASN1ObjectIdentifier name, ASN1Set values) throws IOException {
    return signedBy(
        each -> {
          ASN1EncodableVector attributes = new ASN1EncodableVector();
          attributes.add(new Attribute(name, values));
          for (ASN1Encodable attribute : each.getAuthenticatedAttributes()) {
            if (!Attribute.getInstance(attribute).getAttrType().equals(name)) {
              attributes.add(attribute);
            }
          }
          return signer(each, each.getSID(), new DERSet(attributes));
        });
  }

  private static SignerInfo signer(
      SignerInfo each, SignerIdentifier name, @Nullable ASN1Set signed) {
    return new SignerInfo(
        name,
        each.getDigestAlgorithm(),
        signed,
        each.getDigestEncryptionAlgorithm(),
        each.getEncryptedDigest(),
        (ASN1Set) null);
  }
}
