package dev.signlab.oci.layout;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.io.IOException;

/** A place to which an image can be written. */
public interface ImageTarget {

  /** Takes a config or a layer, and returns whether it had to be transferred. */
  boolean take(Descriptor descriptor, ImageSource source) throws IOException;

  /** Takes a manifest that an index lists; all it lists has been taken before. */
  void takeListed(Manifest manifest);

  /** Takes the image itself, last of all. */
  void finish(Manifest manifest);
}
