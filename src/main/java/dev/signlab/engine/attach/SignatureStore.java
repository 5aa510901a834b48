package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.Map;
import java.util.Optional;

/**
 * The signatures of one repository in the legacy layout: read and added to.
 *
 * <p>Adding is read, append, write, because the layout keeps all signatures of an image under one
 * tag, and the distribution protocol has no "write only if unchanged". {@link LayerList} sees to it
 * that signers who race lose none.
 */
public final class SignatureStore {

  private final RegistryClient client;
  private final Repository repository;

  /**
   * Works on one repository.
   *
   * @param client speaks to the registry
   * @param repository where signatures are kept; usually the image's own
   */
  public SignatureStore(RegistryClient client, Repository repository) {
    this.client = client;
    this.repository = repository;
  }

  /** Returns the tag under which the signatures of a manifest are listed. */
  public TagReference tag(Digest subject) {
    return AttachmentTag.SIGNATURE.of(repository, subject);
  }

  /** Finds the signatures of a manifest, or nothing when there is no list of them. */
  public Optional<SignatureList> find(Digest subject) {
    return Shelf.of(client, repository).signatures(subject);
  }

  /**
   * Adds a signature to those of a manifest, and makes sure that it stays.
   *
   * @return whether it was added; false when the same key had signed the same payload before
   */
  public boolean add(Digest subject, NewSignature signature) {
    return add(subject, signature, Appending.lockOf(tag(subject).toString()));
  }

  boolean add(Digest subject, NewSignature signature, Object lock) {
    return list(subject).add(signature, lock);
  }

  /**
   * Hangs up a signature that was made elsewhere, without looking whether it is any good.
   *
   * @param payload what was signed
   * @param annotations of the layer: the signature, and certificates where there are any
   * @return whether it was added; false when it was there
   */
  public boolean add(Digest subject, byte[] payload, Map<String, String> annotations) {
    return list(subject).add(ReadySignature.of(payload, annotations));
  }

  private LayerList list(Digest subject) {
    return new LayerList(client, tag(subject));
  }
}
