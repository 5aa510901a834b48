package dev.signlab.oci.layout;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An image that can be read, wherever it is. What it gives has been checked by its digest. */
public interface ImageSource {

  /** Returns the manifest or index of the image. */
  Manifest manifest();

  /** Returns a manifest that an index lists. */
  Manifest manifest(Descriptor descriptor);

  /**
   * Opens a config or a layer. Reading to the end fails with a {@link
   * dev.signlab.diagnostic.LabException} when the bytes are not the ones described.
   */
  InputStream open(Descriptor descriptor) throws IOException;

  /** Returns the repository from which another one of the same registry can take blobs over. */
  default Optional<Repository> repository() {
    return Optional.empty();
  }

  /** Returns the bytes of a config, at most 4 MiB. */
  default byte[] read(Descriptor descriptor) {
    return LayoutProblems.readBounded(this, descriptor);
  }
}
