package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageConfig;
import dev.signlab.image.Progress;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what is installed in an image.
 *
 * @param scope which files count
 * @param platform which image of an index is meant, such as {@code linux/arm64}
 * @param progress hears how far the reading is
 */
public record ImageScan(Scope scope, String platform, Progress progress) {

  private static final int MOST_LAYERS = 1000;

  /**
   * Reads an image.
   *
   * @param source where it is
   * @param name what it is called in the inventory
   * @param reference its name in a registry or in the local store, where it has one
   */
  public Inventory run(ImageSource source, String name, Optional<Reference> reference) {
    Manifest top = source.manifest();
    ImageManifest manifest = Platform.parse(platform).choose(source, top);
    requireLayers(manifest);
    ImageConfig config = ImageConfig.parse(source.read(manifest.config()), "config of " + name);
    ScannedImage image =
        new ScannedImage(
            name,
            reference.map(each -> each.repository().toString()).orElse(""),
            reference.filter(TagReference.class::isInstance).map(Reference::identifier).orElse(""),
            manifest.digest(),
            Optional.of(top.digest()).filter(digest -> !digest.equals(manifest.digest())),
            config.architecture(),
            manifest.layers().stream().map(Descriptor::digest).toList());
    LayerReader reader = read(source, manifest.layers());
    return Inventory.of(
        image,
        scope,
        scope == Scope.SQUASHED ? reader.files().seen() : reader.files().all(),
        reader.warnings());
  }

  private LayerReader read(ImageSource source, List<Descriptor> layers) {
    LayerReader reader = new LayerReader();
    long total = layers.stream().mapToLong(Descriptor::size).sum();
    long done = 0;
    for (Descriptor layer : layers) {
      long before = done;
      reader.read(source, layer, count -> progress.at("layers", before + count, total));
      done += layer.size();
    }
    return reader;
  }

  private static void requireLayers(ImageManifest manifest) {
    if (manifest.layers().size() > MOST_LAYERS) {
      throw Problem.of("the image has more than " + MOST_LAYERS + " layers")
          .expected("at most " + MOST_LAYERS)
          .found(String.valueOf(manifest.layers().size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    for (Descriptor layer : manifest.layers()) {
      if (!layer.mediaType().value().contains("tar")) {
        throw Problem.of("not a container image: it holds " + layer.mediaType())
            .expected("layers that are tar archives")
            .found(layer.mediaType().value())
            .cause(Cause.NO_IMAGE)
            .asException();
      }
    }
  }
}
