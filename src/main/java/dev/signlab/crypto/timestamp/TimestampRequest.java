package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * What an authority is asked to sign (TimeStampReq, RFC 3161, section 2.4.1). Reading it judges
 * nothing: the digest may be of any algorithm and length. Immutable.
 */
public final class TimestampRequest {

  private final org.bouncycastle.tsp.TimeStampRequest parsed;

  private TimestampRequest(org.bouncycastle.tsp.TimeStampRequest parsed) {
    this.parsed = parsed;
  }

  /**
   * Reads a request in DER.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static TimestampRequest parse(byte[] der) {
    try {
      return new TimestampRequest(new org.bouncycastle.tsp.TimeStampRequest(der));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw Problem.of("not a timestamp request")
          .expected("TimeStampReq in DER")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /**
   * Makes a request.
   *
   * @param nonce comes back in the answer
   * @param wantsCertificate whether the answer is to carry the authority's certificate
   * @param policy the object identifier of the policy that is asked for, in dots
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED when the policy is no
   *     object identifier
   */
  public static TimestampRequest of(
      Digest digest,
      Optional<BigInteger> nonce,
      boolean wantsCertificate,
      Optional<String> policy) {
    TimeStampRequestGenerator request = new TimeStampRequestGenerator();
    request.setCertReq(wantsCertificate);
    policy.map(TimestampRequest::objectIdentifier).ifPresent(request::setReqPolicy);
    ASN1ObjectIdentifier algorithm = HashIdentifier.of(digest.algorithm());
    return new TimestampRequest(
        nonce
            .map(number -> request.generate(algorithm, digest.bytes(), number))
            .orElseGet(() -> request.generate(algorithm, digest.bytes())));
  }

  /** Returns the request in DER. */
  public byte[] encoded() {
    try {
      return parsed.getEncoded();
    } catch (IOException e) {
      throw new AssertionError("it was encoded before", e);
    }
  }

  /** Returns the algorithm of the digest, where it is one that nobody knows how to forge. */
  public Optional<DigestAlgorithm> algorithm() {
    return HashIdentifier.parse(parsed.getMessageImprintAlgOID());
  }

  /** Returns the object identifier of the digest's algorithm, in dots. */
  public String algorithmIdentifier() {
    return parsed.getMessageImprintAlgOID().getId();
  }

  /** Returns the digest, of whatever length it is. */
  public byte[] digest() {
    return parsed.getMessageImprintDigest();
  }

  org.bouncycastle.tsp.TimeStampRequest parsed() {
    return parsed;
  }

  private static ASN1ObjectIdentifier objectIdentifier(String text) {
    return Optional.ofNullable(ASN1ObjectIdentifier.tryFromID(text))
        .orElseThrow(
            () ->
                Problem.of("not the policy of a timestamp: " + text)
                    .expected("an object identifier, such as " + TokenIssuer.POLICY.getId())
                    .found(text)
                    .cause(Cause.MALFORMED)
                    .asException());
  }
}
