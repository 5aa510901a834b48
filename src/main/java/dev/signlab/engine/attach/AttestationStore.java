package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.Map;

/**
 * Adds to the attestations of one repository in the legacy layout: a tag {@code sha256-….att} with
 * a layer for each envelope. {@link Shelf#envelopes} finds them.
 */
public final class AttestationStore {

  private final RegistryClient client;
  private final Repository repository;

  /**
   * Works on one repository.
   *
   * @param client speaks to the registry
   * @param repository where attestations are kept; usually the image's own
   */
  public AttestationStore(RegistryClient client, Repository repository) {
    this.client = client;
    this.repository = repository;
  }

  /** Returns the tag under which the attestations of a manifest are listed. */
  public TagReference tag(Digest subject) {
    return AttachmentTag.ATTESTATION.of(repository, subject);
  }

  /**
   * Adds an envelope to those of a manifest, and makes sure that it stays.
   *
   * @return whether it was added; false when this very envelope was there
   */
  public boolean add(Digest subject, byte[] envelope, String predicateType) {
    return add(subject, envelope, predicateType, Map.of());
  }

  /**
   * Adds an envelope, with what witnesses said of it.
   *
   * @param evidence annotations of {@link LegacyEvidence}
   */
  public boolean add(
      Digest subject, byte[] envelope, String predicateType, Map<String, String> evidence) {
    return new LayerList(client, tag(subject))
        .add(NewEnvelope.of(envelope, predicateType, evidence, false));
  }

  /** Adds an envelope in place of all that speak of the same type of predicate. */
  public boolean replace(
      Digest subject, byte[] envelope, String predicateType, Map<String, String> evidence) {
    return new LayerList(client, tag(subject))
        .add(NewEnvelope.of(envelope, predicateType, evidence, true));
  }
}
