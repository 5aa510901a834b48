package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/**
 * A question to a timestamp authority (RFC 3161, section 2.4.1): the SHA-256 of some bytes, a
 * number that no other question has, and the wish for the authority's certificates. Immutable.
 */
public final class TimestampQuery {

  private static final int NONCE_BITS = 128;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final TimeStampRequest request;

  private TimestampQuery(TimeStampRequest request) {
    this.request = request;
  }

  /** Asks about some bytes. */
  public static TimestampQuery over(byte[] message) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return new TimestampQuery(
        generator.generate(
            HashIdentifier.of(DigestAlgorithm.SHA256),
            Digest.of(message).bytes(),
            new BigInteger(NONCE_BITS, CHANCE)));
  }

  /** Returns the question {@code TimeStampReq} in DER. */
  public byte[] encoded() {
    try {
      return request.getEncoded();
    } catch (IOException e) {
      throw new AssertionError("it is encoded in memory", e);
    }
  }

  /**
   * Makes sure that an answer grants a timestamp and answers this very question. Who signed it is
   * not judged.
   *
   * @param answer {@code TimeStampResp} in DER
   * @param what names it in problems
   * @throws LabException with the cause SERVICE_REFUSED where it grants none, and MALFORMED else
   */
  public void check(byte[] answer, String what) {
    try {
      TimeStampResponse response = TimestampToken.response(answer);
      if (response.getTimeStampToken() == null) {
        throw refused(response, what);
      }
      response.validate(request);
    } catch (TSPException | IOException e) {
      throw Problem.of(what + " is no answer to the question")
          .expected("a timestamp over " + imprint() + " with the nonce that was sent")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private String imprint() {
    return Digest.ofBytes(DigestAlgorithm.SHA256, request.getMessageImprintDigest()).shortened();
  }

  private static LabException refused(TimeStampResponse response, String what) {
    String said = response.getStatusString();
    return Problem.of(what + " grants no timestamp")
        .expected("PKIStatus 0 or 1")
        .found("PKIStatus " + response.getStatus() + (said == null ? "" : ": " + said))
        .cause(Cause.SERVICE_REFUSED)
        .asException();
  }
}
