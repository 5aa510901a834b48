package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.x509.CertificateTemplate;
import dev.signlab.crypto.x509.SignerOperator;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/**
 * Says, signed, that a digest was there at the time of a clock (RFC 3161; ESSCertIDv2 of RFC 5816).
 * Safe for use by several threads.
 *
 * @param signer has the key of the authority
 * @param chain its certificates
 * @param clock the time that it says
 */
public record TokenIssuer(Signer signer, AuthorityChain chain, InstantSource clock) {

  /** The policy where a request names none: sigstore's arc for timestamps. */
  static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.2");

  private static final Set<ASN1ObjectIdentifier> ALGORITHMS = HashIdentifier.all();

  /**
   * Answers a request.
   *
   * @return TimeStampResp in DER, granted
   * @throws dev.signlab.diagnostic.LabException with the cause SERVICE_REFUSED when the request
   *     asks for what is not given: a weak or unknown digest, one of the wrong length, an extension
   */
  public byte[] answer(TimestampRequest request) {
    requireAnswerable(request);
    try {
      return new TimeStampResponseGenerator(tokens(), ALGORITHMS)
          .generateGrantedResponse(
              request.parsed(),
              CertificateTemplate.randomSerial(),
              Date.from(clock.instant()),
              "Operation Okay")
          .getEncoded();
    } catch (TSPException | IOException e) {
      throw Problem.of("no timestamp can be made").found(Reason.of(e)).asException(e);
    }
  }

  private static void requireAnswerable(TimestampRequest request) {
    try {
      request.parsed().validate(ALGORITHMS, null, Set.of());
    } catch (TSPException e) {
      throw Problem.of("no timestamp is given for that request")
          .expected("a digest by SHA-256, SHA-384 or SHA-512, and no extensions")
          .found(Reason.of(e))
          .cause(Cause.SERVICE_REFUSED)
          .asException(e);
    }
  }

  private TimeStampTokenGenerator tokens() throws TSPException {
    try {
      DigestCalculatorProvider digests = new BcDigestCalculatorProvider();
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new SignerInfoGeneratorBuilder(digests)
                  .setSignedAttributeGenerator(
                      new DefaultSignedAttributeTableGenerator(signingTime()))
                  .build(new SignerOperator(signer), chain.leaf()),
              digests.get(new AlgorithmIdentifier(HashIdentifier.of(DigestAlgorithm.SHA256))),
              POLICY);
      tokens.addCertificates(new CollectionStore<X509CertificateHolder>(List.of(chain.leaf())));
      tokens.setAccuracySeconds(1);
      return tokens;
    } catch (OperatorCreationException e) {
      throw new AssertionError("the library has SHA-256", e);
    }
  }

  /** Verifiers ask whether the certificate held then, so it is the same clock's time. */
  private AttributeTable signingTime() {
    Time now = new Time(Date.from(clock.instant()));
    return new AttributeTable(
        new DERSet(new Attribute(CMSAttributes.signingTime, new DERSet(now))));
  }
}
