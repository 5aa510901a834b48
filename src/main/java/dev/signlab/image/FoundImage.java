package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.tree.FileTree;
import dev.signlab.image.tree.ImageLayer;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image to build upon or to copy from, whose layers are on this disk.
 *
 * @param config its config as it is written
 * @param layers its layers, base first, under the media types that an OCI manifest has for them
 */
record FoundImage(ObjectNode config, List<ImageLayer> layers) {

  /**
   * The types of layers, and how OCI calls them (image-spec media-types.md, Compatibility Matrix):
   * a manifest names all of its parts in one language.
   */
  private static final Map<String, String> LAYERS =
      Map.of(
          "application/vnd.docker.image.rootfs.diff.tar",
          "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.docker.image.rootfs.diff.tar.gzip",
          "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.docker.image.rootfs.diff.tar.zstd",
          "application/vnd.oci.image.layer.v1.tar+zstd",
          "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.oci.image.layer.v1.tar",
          "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.oci.image.layer.v1.tar+gzip",
          "application/vnd.oci.image.layer.v1.tar+zstd",
          "application/vnd.oci.image.layer.v1.tar+zstd");

  FoundImage {
    layers = List.copyOf(layers);
  }

  /** Fetches the parts of an image that are not here yet. */
  static FoundImage fetch(
      String name, ImageSource source, ImageManifest manifest, BuildFolder folder, Progress told) {
    byte[] bytes = source.read(manifest.config());
    List<Digest> diffIds = ImageConfig.parse(bytes, "config of " + name).diffIds();
    List<Descriptor> kept = manifest.layers();
    if (diffIds.size() != kept.size()) {
      throw noImage(name, kept.size() + " layers and " + diffIds.size() + " diff_ids");
    }
    List<ImageLayer> layers = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      Descriptor layer = kept.get(i);
      Descriptor renamed = new Descriptor(type(name, layer), layer.digest(), layer.size());
      Path file = folder.fetch(source, layer);
      layers.add(
          new ImageLayer(file, renamed.withAnnotations(layer.annotations()), diffIds.get(i)));
      told.at("base image", i + 1, kept.size());
    }
    return new FoundImage((ObjectNode) Json.parse(bytes, "config of " + name), layers);
  }

  /** Returns what is in the image. */
  FileTree tree(Path scratch) {
    FileTree tree = FileTree.empty();
    layers.forEach(layer -> layer.applyTo(tree, scratch));
    return tree;
  }

  private static MediaType type(String name, Descriptor layer) {
    String type = layer.mediaType().value();
    if (type.contains("foreign") || type.contains("nondistributable")) {
      throw Problem.of("image " + name + " has a layer that registries do not hand on")
          .expected("layers that may be distributed")
          .found(type)
          .cause(Cause.MALFORMED)
          .asException();
    }
    return Optional.ofNullable(LAYERS.get(type))
        .map(MediaType::new)
        .orElseThrow(() -> noImage(name, "a layer of type " + type));
  }

  private static LabException noImage(String name, String found) {
    return Problem.of(name + " is no image to build upon")
        .expected("layers of files, and a config that tells of each")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
