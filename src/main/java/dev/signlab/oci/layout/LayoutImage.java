package dev.signlab.oci.layout;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.io.InputStream;

/** One image of a layout. */
record LayoutImage(OciLayout layout, Descriptor image) implements ImageSource {

  @Override
  public Manifest manifest() {
    return manifest(image);
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    return layout.manifest(descriptor);
  }

  @Override
  public InputStream open(Descriptor descriptor) {
    return layout.open(descriptor);
  }
}
