package dev.signlab.engine.sign;

import dev.signlab.engine.attach.NewSignature;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.sigstore.bundle.Bundle;
import java.util.List;
import java.util.Optional;

/**
 * One image that was signed.
 *
 * @param image by its digest
 * @param signatures where the signature is: the tag of the legacy list, or the referrer that
 *     carries the bundle; the image itself when nothing was pushed
 * @param added false when nothing was pushed: the same key had signed the same payload before, or
 *     nobody asked for it
 * @param bundle the signature itself, in the layout of bundles
 * @param legacy the signatures themselves, in the legacy layout: one for each name of the image
 * @param made how each was made, and what witnesses said of it
 */
public record SignedImage(
    DigestReference image,
    Reference signatures,
    boolean added,
    Optional<Bundle> bundle,
    List<NewSignature> legacy,
    List<MadeSignature> made) {

  /** Copies the list. */
  public SignedImage {
    legacy = List.copyOf(legacy);
    made = List.copyOf(made);
  }
}
