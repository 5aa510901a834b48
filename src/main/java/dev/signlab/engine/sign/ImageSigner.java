package dev.signlab.engine.sign;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.DigestReference;

/** Signs single manifests in one layout. */
sealed interface ImageSigner permits LegacySigner, BundleSigner {

  /** Signs a manifest and hangs the signature up. */
  SignedImage sign(DigestReference image, Descriptor manifest);
}
