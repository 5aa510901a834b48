package dev.signlab.engine.move;

import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A manifest that has been read already, with the source of what it lists. */
record One(ImageSource source, Manifest manifest) implements ImageSource {

  @Override
  public Manifest manifest(Descriptor descriptor) {
    return source.manifest(descriptor);
  }

  @Override
  public InputStream open(Descriptor descriptor) throws IOException {
    return source.open(descriptor);
  }

  @Override
  public Optional<Repository> repository() {
    return source.repository();
  }
}
