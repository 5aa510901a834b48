package dev.signlab.crypto.timestamp;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.KeyPurpose;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A timestamp as an authority answered it (RFC 3161, section 2.4.2): a time, and the digest of what
 * was there then. Reading it believes nothing. Immutable and safe for use by several threads.
 */
public final class TimestampToken {

  /** The most bytes of an answer that are read: a token with its chain has some thousands. */
  public static final int LARGEST = 1 << 20;

  private final TimeStampToken token;
  private final Digest imprint;
  private final List<Certificate> certificates;

  private TimestampToken(TimeStampToken token, Digest imprint, List<Certificate> certificates) {
    this.token = token;
    this.imprint = imprint;
    this.certificates = certificates;
  }

  /**
   * Reads the answer of an authority, which must have granted a token.
   *
   * @param der a TimeStampResp in DER, and nothing behind it
   * @param what names it in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static TimestampToken parse(byte[] der, String what) {
    try {
      TimeStampResponse response = response(der);
      TimeStampToken token = response.getTimeStampToken();
      if (token == null) {
        throw new IOException("a refusal with status " + response.getStatus());
      }
      return new TimestampToken(token, imprint(token), certificates(token));
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException e) {
      // The library tells of bad parts by unchecked exceptions.
      throw Problem.of(what + " is not a timestamp")
          .expected("an answer of RFC 3161 in DER that grants a token")
          .found(Reason.of(e))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /**
   * Reads an answer, whether it grants a token or not.
   *
   * @param der a TimeStampResp in DER, and nothing behind it
   * @throws IOException when it is something else, or lacks a part that the library relies on
   */
  static TimeStampResponse response(byte[] der) throws IOException {
    if (der.length > LARGEST) {
      throw new IOException("more than " + LARGEST + " bytes");
    }
    try {
      ASN1Primitive read = ASN1Primitive.fromByteArray(der);
      if (read == null) {
        throw new IOException("nothing");
      }
      return new TimeStampResponse(TimeStampResp.getInstance(read));
    } catch (TSPException | RuntimeException e) {
      throw new IOException(words(e), e);
    }
  }

  /** The library takes content, signed attributes and their values for granted. */
  private static String words(Exception e) {
    return e instanceof NullPointerException || e instanceof IndexOutOfBoundsException
        ? "a part that every token has is missing or empty"
        : Reason.of(e);
  }

  private static Digest imprint(TimeStampToken token) throws IOException {
    var info = token.getTimeStampInfo();
    ASN1ObjectIdentifier oid = info.getMessageImprintAlgOID();
    DigestAlgorithm algorithm =
        HashIdentifier.parse(oid)
            .orElseThrow(() -> new IOException("a digest of another kind, " + oid.getId()));
    byte[] digest = info.getMessageImprintDigest();
    if (digest.length * 2 != algorithm.hexLength()) {
      throw new IOException("a digest of " + digest.length + " bytes");
    }
    return Digest.ofBytes(algorithm, digest);
  }

  private static List<Certificate> certificates(TimeStampToken token) throws IOException {
    Stream.Builder<Certificate> read = Stream.builder();
    for (X509CertificateHolder each : token.getCertificates().getMatches(null)) {
      read.add(Certificate.parse(each.getEncoded(), "a certificate in the timestamp"));
    }
    return read.build().toList();
  }

  /** Returns when the authority says that it was there. */
  public Instant time() {
    return token.getTimeStampInfo().getGenTime().toInstant();
  }

  /** Returns the digest of what was there. */
  public Digest imprint() {
    return imprint;
  }

  /** Returns the number by which its authority knows the token, in hexadecimal. */
  public String serialNumber() {
    return token.getTimeStampInfo().getSerialNumber().toString(16);
  }

  /** Returns the certificates that came along, the signer's among them or not. */
  public List<Certificate> certificates() {
    return certificates;
  }

  /** Returns why a message is not what was there, or nothing when it is. */
  public Optional<Failure> faultOver(byte[] message) {
    Digest digest = Digest.of(imprint.algorithm(), message);
    return digest.equals(imprint)
        ? Optional.empty()
        : Optional.of(
            Failure.of(
                Cause.WRONG_TIMESTAMP,
                "over the signature, " + digest,
                "over something else, " + imprint));
  }

  /**
   * Traces the token to an authority that is believed: who signed it, and that its certificate held
   * at {@link #time} and is for timestamping alone.
   *
   * @param anchors of the authority
   * @param signer the authority's own certificate, where it is known; then no other counts
   */
  public ChainResult trace(TrustAnchors anchors, Optional<Certificate> signer) {
    Optional<Certificate> named =
        Stream.concat(signer.stream(), signer.isPresent() ? Stream.of() : certificates.stream())
            .filter(each -> token.getSID().match(holder(each)))
            .findFirst();
    if (named.isEmpty()) {
      return new ChainResult.Refused(unknown(anchors));
    }
    ChainResult result =
        anchors.with(certificates).trace(named.get(), time(), KeyPurpose.TIME_STAMPING);
    return result instanceof ChainResult.Traced
        ? fault(named.get()).<ChainResult>map(ChainResult.Refused::new).orElse(result)
        : asTimestamper(result);
  }

  /** Whoever vouches for times is no authority of signers. */
  private ChainResult asTimestamper(ChainResult result) {
    return result instanceof ChainResult.Refused refused
            && refused.failure().cause().equals(Optional.of(Cause.UNKNOWN_AUTHORITY))
        ? new ChainResult.Refused(
            new Failure(
                Optional.of(Cause.UNKNOWN_TIMESTAMPER),
                refused.failure().expected(),
                refused.failure().found(),
                refused.failure().hints()))
        : result;
  }

  private Failure unknown(TrustAnchors anchors) {
    return Failure.of(
        Cause.UNKNOWN_TIMESTAMPER,
        "signed by an authority below " + anchors.roots().getFirst().subject(),
        "signed by " + named(token.getSID()));
  }

  private static String named(SignerId signer) {
    return signer.getIssuer() == null
        ? "the key that is named " + HexFormat.of().formatHex(signer.getSubjectKeyIdentifier())
        : "number " + signer.getSerialNumber().toString(16) + " of " + signer.getIssuer();
  }

  /** The library checks signature, attributes, and that the certificate is for this alone. */
  private Optional<Failure> fault(Certificate signer) {
    try {
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder(signer)));
      return Optional.empty();
    } catch (TSPException
        | OperatorCreationException
        | java.security.cert.CertificateException
        | RuntimeException e) {
      return Optional.of(
          Failure.of(
              Cause.WRONG_TIMESTAMP,
              "signed by the key of " + signer.subject(),
              "a token that does not verify by it: " + words(e)));
    }
  }

  private static X509CertificateHolder holder(Certificate certificate) {
    try {
      return new X509CertificateHolder(certificate.encoded());
    } catch (IOException e) {
      throw new AssertionError("it was read before", e);
    }
  }
}
