package dev.signlab.sigstore.certificate;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.OctetString;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * The promise of a log to publish a certificate, an SCT of version 1 (RFC 6962, section 3.2).
 *
 * @param logId SHA-256 of the log's SubjectPublicKeyInfo
 * @param timestamp when the log promised, in whole milliseconds
 * @param extensions what else the log says; empty in most, the index of the leaf in a log of tiles
 * @param algorithm of the signature
 * @param signature by the log's key
 */
@SuppressWarnings("ArrayRecordComponent")
public record SignedCertificateTimestamp(
    byte[] logId,
    Instant timestamp,
    byte[] extensions,
    SignatureAlgorithm algorithm,
    byte[] signature) {

  private static final int LOG_ID = 32;

  /** The latest millisecond of which an Instant can be made and that a long holds. */
  private static final long LATEST = 253_402_300_799_999L;

  /** Copies the bytes. */
  public SignedCertificateTimestamp {
    logId = logId.clone();
    timestamp = timestamp.truncatedTo(ChronoUnit.MILLIS);
    extensions = extensions.clone();
    signature = signature.clone();
  }

  /**
   * Makes the promise for an entry.
   *
   * @param timestamp when; parts of a millisecond are cut off
   * @param log the log's key, ECDSA or RSA
   */
  public static SignedCertificateTimestamp sign(
      CertificateEntry entry, Instant timestamp, Signer log) {
    Instant when = timestamp.truncatedTo(ChronoUnit.MILLIS);
    byte[] none = {};
    byte[] signature = log.sign(entry.timestamped(when, none));
    return new SignedCertificateTimestamp(
        logId(log.publicKey()), when, none, log.algorithm(), signature);
  }

  /** Returns the identifier of the log that has a key. */
  public static byte[] logId(VerificationKey key) {
    return Digest.of(key.encoded()).bytes();
  }

  /** Reads one timestamp, and nothing behind it; {@code what} names it in problems. */
  public static SignedCertificateTimestamp parse(byte[] bytes, String what) {
    TlsReader in = new TlsReader(bytes, what);
    long version = in.number(1);
    if (version != 0) {
      throw Problem.of(what + " is of another version")
          .expected("0, which is version 1")
          .found(Long.toString(version))
          .cause(Cause.MALFORMED)
          .asException();
    }
    SignedCertificateTimestamp read =
        new SignedCertificateTimestamp(
            in.fixed(LOG_ID),
            time(in.number(8), what),
            in.vector(2),
            SignedStruct.algorithm(in, what),
            in.vector(2));
    in.end();
    return read;
  }

  private static Instant time(long milliseconds, String what) {
    if (milliseconds > LATEST) {
      throw Problem.of(what + " is of a year that cannot be")
          .expected("milliseconds since 1970, before the year 10000")
          .found(Long.toString(milliseconds))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return Instant.ofEpochMilli(milliseconds);
  }

  /**
   * Reads the timestamps of a certificate.
   *
   * @param extension what the extension {@link CertificateEntry#TIMESTAMPS} holds (extnValue)
   * @param what names it in problems
   */
  public static List<SignedCertificateTimestamp> parseExtension(byte[] extension, String what) {
    TlsReader in = new TlsReader(OctetString.parse(extension, what), what);
    List<byte[]> each = in.vectors(2, 2);
    in.end();
    return each.stream().map(bytes -> parse(bytes, what)).toList();
  }

  /** Returns what the extension {@link CertificateEntry#TIMESTAMPS} holds for timestamps. */
  public static byte[] encodeExtension(List<SignedCertificateTimestamp> timestamps) {
    List<byte[]> each = timestamps.stream().map(SignedCertificateTimestamp::encoded).toList();
    return OctetString.encode(new TlsWriter().vectors(each, 2, 2).bytes());
  }

  /** Returns the timestamp as TLS writes it. */
  public byte[] encoded() {
    TlsWriter out =
        new TlsWriter()
            .number(0, 1)
            .fixed(logId)
            .number(timestamp.toEpochMilli(), 8)
            .vector(extensions, 2);
    return out.fixed(SignedStruct.encode(algorithm, signature)).bytes();
  }

  /** Returns the signature with its algorithm in front: {@code digitally-signed} of TLS. */
  public byte[] digitallySigned() {
    return SignedStruct.encode(algorithm, signature);
  }

  /** Tells whether the log that has a key made this promise about an entry. */
  public boolean verifies(CertificateEntry entry, VerificationKey log) {
    return Arrays.equals(logId, logId(log))
        && algorithm.fits(log.type())
        && log.verifier(algorithm).verifies(entry.timestamped(timestamp, extensions), signature);
  }
}
