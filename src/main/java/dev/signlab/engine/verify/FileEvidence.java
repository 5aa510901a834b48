package dev.signlab.engine.verify;

import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.dsse.DsseEnvelope;

/** What a file is verified by: it has no registry in which signatures would hang on it. */
public sealed interface FileEvidence {

  /** Returns under which name it was given, such as a file's. */
  String name();

  /**
   * A sigstore bundle.
   *
   * @param name under which it was given
   * @param bundle the bundle
   */
  record InBundle(String name, Bundle bundle) implements FileEvidence {}

  /**
   * An envelope without a bundle, as cosign 2 writes attestations of files.
   *
   * @param name under which it was given
   * @param envelope the envelope
   * @param bytes of the envelope as it was given, which timestamps are over
   * @param beside what came along with it in other ways
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record InEnvelope(String name, DsseEnvelope envelope, byte[] bytes, VerificationMaterial beside)
      implements FileEvidence {}

  /**
   * The bytes of a signature and nothing else.
   *
   * @param name under which it was given
   * @param signature the bytes
   * @param beside what came along with it in other ways
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Bare(String name, byte[] signature, VerificationMaterial beside) implements FileEvidence {}
}
