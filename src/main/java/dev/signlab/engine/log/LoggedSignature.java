package dev.signlab.engine.log;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the entries of a log have to speak of: one signature, what it covers, and who made it. */
public final class LoggedSignature {

  private final Predicate<Digest> signed;
  private final Function<DigestAlgorithm, Optional<Digest>> artifact;
  private final Predicate<Digest> payload;
  private final byte[] signature;
  private final byte[] verifier;

  private LoggedSignature(
      Predicate<Digest> signed,
      Function<DigestAlgorithm, Optional<Digest>> artifact,
      Predicate<Digest> payload,
      byte[] signature,
      byte[] verifier) {
    this.signed = signed;
    this.artifact = artifact;
    this.payload = payload;
    this.signature = signature.clone();
    this.verifier = verifier.clone();
  }

  /**
   * A signature over an artifact.
   *
   * @param artifact tells whether the artifact has a digest, under whatever algorithm
   * @param signature the signature
   * @param verifier the signer's key or certificate in DER
   */
  public static LoggedSignature ofMessage(
      Predicate<Digest> artifact, byte[] signature, byte[] verifier) {
    return new LoggedSignature(
        artifact, algorithm -> Optional.empty(), digest -> false, signature, verifier);
  }

  /**
   * A signature over an artifact, whose entry a log can be asked for.
   *
   * @param artifact returns the digest of the artifact, where it is known under that algorithm
   * @param signature the signature
   * @param verifier the signer's key or certificate in DER
   */
  public static LoggedSignature ofArtifact(
      Function<DigestAlgorithm, Optional<Digest>> artifact, byte[] signature, byte[] verifier) {
    return new LoggedSignature(
        digest -> artifact.apply(digest.algorithm()).equals(Optional.of(digest)),
        artifact,
        digest -> false,
        signature,
        verifier);
  }

  /**
   * The one signature of an envelope.
   *
   * @param verifier the signer's key or certificate in DER
   */
  public static LoggedSignature ofEnvelope(DsseEnvelope envelope, byte[] verifier) {
    return new LoggedSignature(
        digest -> digest.matches(envelope.preAuthEncoding()),
        algorithm -> Optional.empty(),
        digest -> digest.matches(envelope.payload()),
        envelope.signatures().getFirst().signature(),
        verifier);
  }

  /** Returns the digest of the artifact; nothing of an envelope, and where it is not known. */
  public Optional<Digest> digest(DigestAlgorithm algorithm) {
    return artifact.apply(algorithm);
  }

  /** Returns the signature. */
  public byte[] signature() {
    return signature.clone();
  }

  /** Returns the signer's key or certificate in DER. */
  public byte[] verifier() {
    return verifier.clone();
  }

  /** Tells whether the signature covers what has a digest. */
  boolean covers(Digest digest) {
    return signed.test(digest);
  }

  /** Tells whether the payload of the signed envelope has a digest. */
  boolean hasPayload(Digest digest) {
    return payload.test(digest);
  }

  boolean isSignature(byte[] bytes) {
    return Arrays.equals(signature, bytes);
  }

  boolean isVerifier(byte[] der) {
    return Arrays.equals(verifier, der);
  }
}
