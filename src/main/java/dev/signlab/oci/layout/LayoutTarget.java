package dev.signlab.oci.layout;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.io.IOException;
import java.io.InputStream;

/** A name in a layout to which an image is written. */
record LayoutTarget(OciLayout layout, String name) implements ImageTarget {

  @Override
  public boolean take(Descriptor descriptor, ImageSource source) throws IOException {
    if (layout.has(descriptor.digest())) {
      return false;
    }
    try (InputStream in = source.open(descriptor)) {
      layout.write(descriptor, in);
    }
    return true;
  }

  @Override
  public void takeListed(Manifest manifest) {
    layout.write(manifest.bytes());
  }

  @Override
  public void finish(Manifest manifest) {
    layout.put(name, manifest);
  }
}
