package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.oci.client.Referrers;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import java.util.List;
import java.util.Optional;

/** A repository of a registry. */
record RegistryShelf(RegistryClient client, Repository repository) implements Shelf {

  @Override
  public Optional<Manifest> tagged(AttachmentTag kind, Digest subject) {
    return client.findManifest(kind.of(repository, subject));
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return client.referrers(repository.digest(subject)).manifests();
  }

  @Override
  public BundleList bundles(Digest subject) {
    Referrers referrers = client.referrers(repository.digest(subject));
    String where =
        referrers.fallback().isEmpty()
            ? "listed as referrers"
            : "in tag " + subject.shortened().replace(':', '-') + "…";
    return new BundleList(where, BundleSearch.in(this, subject, referrers.manifests()));
  }

  @Override
  public Optional<Manifest> manifest(Descriptor descriptor) {
    return client.findManifest(repository.digest(descriptor.digest()));
  }

  @Override
  public byte[] blob(Descriptor descriptor) {
    return client.blob(repository, descriptor);
  }

  @Override
  public String place() {
    return repository.toString();
  }
}
