package dev.signlab.sbom.scan;

import dev.signlab.image.ImageConfig;
import dev.signlab.image.Progress;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.sbom.catalog.FileFindings;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what is installed in an image.
 *
 * @param scope which files count
 * @param platform which image of an index is meant
 * @param progress hears how far the reading is
 */
public record ImageScan(Scope scope, PlatformChoice platform, Progress progress) {

  /**
   * Looks at what is left of all layers, and tells nobody how far it is.
   *
   * @param platform such as {@code linux/amd64}
   */
  public static ImageScan of(String platform) {
    return new ImageScan(Scope.SQUASHED, PlatformChoice.of(Optional.of(platform)), Progress.NONE);
  }

  /** Reads an image in a registry, which is called in the inventory as it is called there. */
  public Inventory run(RegistryClient client, Reference image) {
    return run(new RegistryImage(client, image), image.toString(), Optional.of(image));
  }

  /**
   * Reads an image.
   *
   * @param source where it is
   * @param name what it is called in the inventory
   * @param reference its name in a registry or in the local store, where it has one
   */
  public Inventory run(ImageSource source, String name, Optional<Reference> reference) {
    Manifest top = source.manifest();
    ImageManifest manifest = platform.choose(source, top);
    List<Descriptor> layers = FileSystem.of(manifest).layers();
    ImageConfig config = ImageConfig.parse(source.read(manifest.config()), "config of " + name);
    ScannedImage image =
        new ScannedImage(
            name,
            reference.map(each -> each.repository().toString()).orElse(""),
            reference.filter(TagReference.class::isInstance).map(Reference::identifier).orElse(""),
            manifest.digest(),
            Optional.of(top.digest()).filter(digest -> !digest.equals(manifest.digest())),
            config.architecture(),
            layers.stream().map(Descriptor::digest).toList());
    LayerReader reader = read(source, layers);
    List<FileFindings> found = reader.findings();
    return Inventory.of(image, scope, found, reader.warnings());
  }

  private LayerReader read(ImageSource source, List<Descriptor> layers) {
    LayerReader reader = new LayerReader(source, layers, scope);
    long total = layers.stream().mapToLong(Descriptor::size).sum();
    long done = 0;
    for (int i = 0; i < layers.size(); i++) {
      long before = done;
      reader.read(i, count -> progress.at("layers", before + count, total));
      done += layers.get(i).size();
    }
    return reader;
  }
}
