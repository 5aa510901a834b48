package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.name.Reference;

/**
 * An image on this machine.
 *
 * @param reference its name
 * @param digest of its manifest
 * @param size of its layers and config, in bytes
 * @param layers how many layers it has
 */
public record LocalImage(Reference reference, Digest digest, long size, int layers) {

  /** Returns the name as people write it: without Docker's default registry and its library. */
  public String name() {
    return ImageNames.familiar(reference);
  }
}
