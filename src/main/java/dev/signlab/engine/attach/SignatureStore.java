package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.List;
import java.util.Optional;

/**
 * The signatures of one repository in the legacy layout: read and added to.
 *
 * <p>Adding is read, append, write, because the layout keeps all signatures of an image under one
 * tag, and the distribution protocol has no "write only if unchanged". {@link Appending} sees to it
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
    TagReference tag = tag(subject);
    client.pushBlob(repository, signature.payload());
    return new Appending(() -> read(tag), (before, layers) -> write(tag, before, layers))
        .add(signature, lock);
  }

  /** Returns whether it was written; a registry that knows conditions tells when it was not. */
  private boolean write(TagReference tag, Optional<ImageManifest> before, List<Descriptor> layers) {
    byte[] config = SimpleSigningLayout.config(layers);
    client.pushBlob(repository, config);
    ImageManifest longer = SimpleSigningLayout.manifest(config, layers);
    try {
      client.pushManifestIf(tag, longer, before.map(Manifest::digest));
      return true;
    } catch (RegistryException e) {
      if (e.is(Cause.TAG_MOVED)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<ImageManifest> read(TagReference tag) {
    return client.findManifest(tag).map(manifest -> checked(manifest, tag.toString()));
  }

  static ImageManifest checked(Manifest manifest, String tag) {
    if (!(manifest instanceof ImageManifest list)) {
      throw Problem.of(tag + " is no list of signatures")
          .expected("an image manifest with a layer for each signature")
          .found("an index of manifests")
          .cause(Cause.MALFORMED)
          .asException();
    }
    if (list.layers().size() > SimpleSigningLayout.MOST_LAYERS) {
      throw Problem.of("too many signatures on one image")
          .tried("read " + tag)
          .expected("at most " + SimpleSigningLayout.MOST_LAYERS)
          .found(String.valueOf(list.layers().size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return list;
  }
}
