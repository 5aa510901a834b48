package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The layers of a container image. Other artifacts are kept in manifests of the same form, and some
 * of them as tar archives too, so that the types of the config and of each layer are looked at (OCI
 * image-spec media-types.md; manifest.md, Guidelines for Artifact Usage).
 *
 * @param layers base first, at least one
 */
record FileSystem(List<Descriptor> layers) {

  private static final int MOST_LAYERS = 1000;

  private static final List<String> CONFIGS =
      List.of(MediaType.OCI_CONFIG.value(), "application/vnd.docker.container.image.v1+json");

  private static final Pattern LAYER =
      Pattern.compile(
          "application/vnd\\.(?:oci\\.image\\.layer\\.(?:nondistributable\\.)?v1\\.tar"
              + "|docker\\.image\\.rootfs\\.(?:foreign\\.)?diff\\.tar)(?:[.+](?:gzip|zstd))?");

  private static final String ENCRYPTED = "+encrypted";

  /** Copies the list. */
  FileSystem {
    layers = List.copyOf(layers);
  }

  static FileSystem of(ImageManifest manifest) {
    List<Descriptor> layers = manifest.layers();
    layers.forEach(FileSystem::requireLayer);
    if (!CONFIGS.contains(manifest.config().mediaType().value())) {
      throw noImage("its config is " + manifest.config().mediaType(), CONFIGS.getFirst());
    }
    if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
      throw Problem.of("the image has no file system that can be listed")
          .expected("1 to " + MOST_LAYERS + " layers")
          .found(layers.size() + " layers")
          .cause(Cause.NO_IMAGE)
          .asException();
    }
    return new FileSystem(layers);
  }

  private static void requireLayer(Descriptor layer) {
    String type = layer.mediaType().value();
    if (type.endsWith(ENCRYPTED)) {
      throw Problem.of("layer " + layer.digest().shortened() + " is encrypted")
          .expected("layers that can be read without a key")
          .found(type)
          .cause(Cause.NO_IMAGE)
          .asException();
    }
    if (!LAYER.matcher(type).matches()) {
      throw noImage("it holds " + type, "layers that are tar archives of files");
    }
  }

  private static LabException noImage(String found, String expected) {
    return Problem.of("not a container image: " + found)
        .expected(expected)
        .found(found)
        .cause(Cause.NO_IMAGE)
        .asException();
  }
}
