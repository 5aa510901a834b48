package dev.signlab.oci.layout;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.io.IOException;

/** The blobs of a layout, whose list somebody else writes. */
record UnnamedTarget(OciLayout layout) implements ImageTarget {

  @Override
  public boolean take(Descriptor descriptor, ImageSource source) throws IOException {
    return new LayoutTarget(layout, "").take(descriptor, source);
  }

  @Override
  public void takeListed(Manifest manifest) {
    layout.write(manifest.bytes());
  }

  @Override
  public void finish(Manifest manifest) {
    layout.write(manifest.bytes());
  }
}
