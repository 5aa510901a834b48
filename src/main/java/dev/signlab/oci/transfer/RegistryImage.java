package dev.signlab.oci.transfer;

import dev.signlab.http.Body;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * An image in a registry, to be read or written.
 *
 * @param client speaks to the registry
 * @param reference names the image
 */
public record RegistryImage(RegistryClient client, Reference reference)
    implements ImageSource, ImageTarget {

  @Override
  public Manifest manifest() {
    return client.manifest(reference);
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    return client.manifest(reference.repository().digest(descriptor.digest()));
  }

  @Override
  public InputStream open(Descriptor descriptor) {
    return client.openBlob(reference.repository(), descriptor);
  }

  @Override
  public Optional<Repository> repository() {
    return Optional.of(reference.repository());
  }

  @Override
  public boolean take(Descriptor descriptor, ImageSource source) throws IOException {
    Repository here = reference.repository();
    if (client.hasBlob(here, descriptor.digest())) {
      return false;
    }
    boolean mounted =
        source
            .repository()
            .filter(from -> !from.equals(here))
            .map(from -> client.mountBlob(from, here, descriptor.digest()))
            .orElse(false);
    if (!mounted) {
      client.pushBlob(
          here, descriptor.digest(), Body.of(descriptor.size(), () -> source.open(descriptor)));
    }
    return !mounted;
  }

  @Override
  public void takeListed(Manifest manifest) {
    client.pushManifest(reference.repository().digest(manifest.digest()), manifest);
  }

  @Override
  public void finish(Manifest manifest) {
    client.pushManifest(reference, manifest);
  }
}
