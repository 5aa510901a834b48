package dev.signlab.engine.attach;

import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import java.util.Optional;

/**
 * One bundle as it hangs on an image; its content has not been fetched yet.
 *
 * @param manifest the referrer that carries it
 * @param layer describes the bundle itself
 */
public record AttachedBundle(ImageManifest manifest, Descriptor layer) {

  /** Takes a referrer as one that carries a bundle, which others do not. */
  static Optional<AttachedBundle> in(Manifest referrer) {
    if (!(referrer instanceof ImageManifest image) || image.layers().size() != 1) {
      return Optional.empty();
    }
    Descriptor layer = image.layers().getFirst();
    return BundleLayout.isBundle(layer.mediaType())
        ? Optional.of(new AttachedBundle(image, layer))
        : Optional.empty();
  }

  /** Returns what its carrier says that it states, which nobody has signed. */
  public Optional<String> predicateType() {
    return Optional.ofNullable(manifest.annotations().get(BundleLayout.PREDICATE_TYPE));
  }
}
