package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;

/** What is verified: it has to be resolved to a digest first. */
sealed interface Subject {

  /** Returns the digest of the manifest. */
  Digest resolve();

  /** Says how the digest became known. */
  String evidence(Digest digest);

  /** An image in a registry. */
  record InRegistry(RegistryClient client, Reference reference) implements Subject {

    @Override
    public Digest resolve() {
      return client.fetchedDigest(reference);
    }

    @Override
    public String evidence(Digest digest) {
      return reference instanceof DigestReference
          ? "not needed: the reference is a digest"
          : reference.identifier() + " → " + digest.shortened() + "…";
    }
  }

  /** An image saved in a folder. */
  record Saved(SavedImage image) implements Subject {

    @Override
    public Digest resolve() {
      return image.readImage().digest();
    }

    @Override
    public String evidence(Digest digest) {
      return "saved in " + image.place() + " as " + digest.shortened() + "…";
    }
  }
}
