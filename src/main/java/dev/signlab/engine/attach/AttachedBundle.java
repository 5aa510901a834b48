package dev.signlab.engine.attach;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.sigstore.bundle.Bundle;
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

  /**
   * Reads the bundle, which must be of the version that its carrier names.
   *
   * @param bytes the content of the layer
   * @throws dev.signlab.diagnostic.LabException when it is malformed, or of another version
   */
  public Bundle parse(byte[] bytes) {
    String what = "bundle " + layer.digest().shortened();
    Bundle bundle = Bundle.parse(bytes, what);
    requireNamed(bundle, layer.mediaType(), what + ", as its layer says");
    manifest
        .artifactType()
        .filter(BundleLayout::isAnyBundle)
        .ifPresent(type -> requireNamed(bundle, type, what + ", as its manifest says"));
    return bundle;
  }

  private static void requireNamed(Bundle bundle, MediaType type, String what) {
    if (!bundle.version().isNamed(type.value())) {
      throw Problem.of(what + ", is of another version than it says itself")
          .expected(type.value())
          .found("version " + bundle.version().words())
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  /** Returns what its carrier says that it states, which nobody has signed. */
  public Optional<String> predicateType() {
    return Optional.ofNullable(manifest.annotations().get(BundleLayout.PREDICATE_TYPE));
  }
}
