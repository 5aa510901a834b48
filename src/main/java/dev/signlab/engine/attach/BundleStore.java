package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.Verifier;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.intoto.PredicateType;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hangs bundles on the manifests of one repository. They are read through {@link Shelf#bundles}.
 *
 * <p>A registry with the referrers API lists them by itself, and says so when they are pushed; for
 * any other one the index under the tag {@code sha256-…} is kept up, so that those who race lose
 * nothing.
 */
public final class BundleStore {

  private final RegistryClient client;
  private final Repository repository;
  private final InstantSource clock;

  /**
   * Works on one repository.
   *
   * @param client speaks to the registry
   * @param repository where bundles are kept; usually the image's own
   * @param clock tells when a bundle was hung up
   */
  public BundleStore(RegistryClient client, Repository repository, InstantSource clock) {
    this.client = client;
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Hangs up a bundle, and makes sure that it stays.
   *
   * @param subject describes the manifest it belongs to
   * @param type what it states, which nobody checks here; nothing when it holds no statement
   * @return the manifest that carries it
   */
  public DigestReference push(Descriptor subject, Bundle bundle, Optional<PredicateType> type) {
    return push(subject, bundle, type, Appending.lockOf(repository, subject.digest()));
  }

  DigestReference push(
      Descriptor subject, Bundle bundle, Optional<PredicateType> type, Object lock) {
    client.pushBlob(repository, BundleLayout.EMPTY);
    client.pushBlob(repository, bundle.bytes());
    ImageManifest carrier = BundleLayout.manifest(subject, bundle, type, clock.instant());
    FallbackIndex.push(client, repository.digest(subject.digest()), carrier, lock);
    return repository.digest(carrier.digest());
  }

  /**
   * Finds a bundle whose envelope has the same payload and is signed by the same key, so that
   * another one would say nothing new; keys on curves make another signature each time.
   */
  public Optional<DigestReference> findSame(Digest subject, Bundle bundle, Verifier verifier) {
    if (!(bundle.content() instanceof BundleContent.Envelope ours)) {
      return Optional.empty();
    }
    Shelf shelf = Shelf.of(client, repository);
    byte[] payload = ours.envelope().payload();
    return sound(shelf, subject).stream()
        .filter(each -> isSame(shelf, each, payload, verifier))
        .map(each -> repository.digest(each.manifest().digest()))
        .findFirst();
  }

  /** Where all that is there is damaged, nothing stands in the way of another one. */
  private static List<AttachedBundle> sound(Shelf shelf, Digest subject) {
    try {
      return shelf.bundles(subject).bundles();
    } catch (LabException e) {
      if (!e.problem().isOf(Cause.DIGEST_MISMATCH)) {
        throw e;
      }
      return List.of();
    }
  }

  private static boolean isSame(
      Shelf shelf, AttachedBundle attached, byte[] payload, Verifier verifier) {
    try {
      return shelf.bundle(attached).content() instanceof BundleContent.Envelope theirs
          && Arrays.equals(theirs.envelope().payload(), payload)
          && theirs.envelope().verifies(verifier);
    } catch (LabException e) {
      // Whatever is wrong with a bundle of somebody else's, it is not the same as ours.
      return false;
    }
  }
}
