package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import java.util.List;

/**
 * The signatures that hang on one manifest.
 *
 * @param manifest the digest of the list itself
 * @param signatures in their order
 */
public record SignatureList(Digest manifest, List<AttachedSignature> signatures) {

  /** Copies the list. */
  public SignatureList {
    signatures = List.copyOf(signatures);
  }
}
