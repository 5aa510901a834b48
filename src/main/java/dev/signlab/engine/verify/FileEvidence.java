package dev.signlab.engine.verify;

import dev.signlab.sigstore.bundle.Bundle;
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
   */
  record InEnvelope(String name, DsseEnvelope envelope) implements FileEvidence {}

  /**
   * The bytes of a signature and nothing else.
   *
   * @param name under which it was given
   * @param signature the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Bare(String name, byte[] signature) implements FileEvidence {}
}
