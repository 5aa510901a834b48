package dev.signlab.engine.attest;

import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;

/**
 * An image about which something has been attested.
 *
 * @param image by its digest
 * @param statement what was said
 * @param envelope the statement, signed
 * @param made the envelope with who signed it, and what witnesses said
 */
public record AttestedImage(
    DigestReference image, Statement statement, DsseEnvelope envelope, MadeSignature made) {

  /** Returns the envelope as a bundle. */
  public Bundle bundle() {
    return made.bundle();
  }
}
