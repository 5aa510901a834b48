package dev.signlab.oci.name;

import dev.signlab.crypto.Digest;

/**
 * An image by the digest of its manifest: always the same bytes.
 *
 * @param repository where
 * @param digest of the manifest
 */
public record DigestReference(Repository repository, Digest digest) implements Reference {

  @Override
  public String identifier() {
    return digest.toString();
  }

  @Override
  public String toString() {
    return repository + "@" + digest;
  }
}
