package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;

/** The tags under which cosign's legacy layout keeps what belongs to a manifest. */
public enum AttachmentTag {
  /** Signatures. */
  SIGNATURE(".sig"),
  /** Attestations. */
  ATTESTATION(".att"),
  /** Bills of materials, unsigned. */
  SBOM(".sbom");

  private final String suffix;

  AttachmentTag(String suffix) {
    this.suffix = suffix;
  }

  /** Returns the tag that belongs to a manifest, in the repository where attachments are kept. */
  public TagReference of(Repository repository, Digest subject) {
    return repository.tag(name(subject));
  }

  /** Returns the tag alone. */
  public String name(Digest subject) {
    return subject.algorithm().prefix() + "-" + subject.hex() + suffix;
  }
}
