package dev.signlab.image;

import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation.InArchive;
import dev.signlab.image.ImageLocation.InDockerArchive;
import dev.signlab.image.ImageLocation.InFolder;
import dev.signlab.image.ImageLocation.InLayout;
import dev.signlab.image.ImageLocation.InRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.BlobFolder;
import dev.signlab.oci.layout.DockerArchiveWriter;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.transfer.RegistryImage;
import dev.signlab.oci.transfer.Transfer;
import java.nio.file.Files;

/**
 * Copies an image from one place to another without changing a byte of it, so that its digest and
 * therefore its signatures stay good.
 *
 * @param to writes registries
 * @param listener hears of each blob
 */
public record Copying(RegistryClient to, Listener listener) {

  /**
   * Copies, and returns the manifest that is at the target afterwards.
   *
   * @param manifest which image of the source, or the index of several
   */
  public Manifest copy(ImageSource source, Manifest manifest, ImageLocation target) {
    return switch (target) {
      case InRegistry registry ->
          transfer(source, manifest, new RegistryImage(to, registry.reference()));
      case InLayout layout -> transfer(source, manifest, into(layout));
      case InArchive archive -> intoArchive(source, manifest, archive);
      case InDockerArchive archive -> intoDockerArchive(source, manifest, archive);
      case InFolder folder -> transfer(source, manifest, new BlobFolder(folder.folder()));
    };
  }

  private static ImageTarget into(InLayout layout) {
    return OciLayout.openOrCreate(layout.folder()).target(layout.tag().orElse(""));
  }

  /** An archive that is there is replaced as a whole: skopeo refuses to change one, too. */
  private Manifest intoArchive(ImageSource image, Manifest manifest, InArchive archive) {
    OciLayout layout = ImageLocation.temporaryLayout();
    transfer(image, manifest, layout.target(archive.tag().orElse("")));
    if (Files.isDirectory(archive.file())) {
      throw ImageFiles.folderInTheWay(archive.file());
    }
    OciArchive.pack(layout, archive.file());
    return manifest;
  }

  /** As skopeo refuses an archive that is there, so that no image in it is lost. */
  private Manifest intoDockerArchive(
      ImageSource image, Manifest manifest, InDockerArchive archive) {
    if (Files.isDirectory(archive.file())) {
      throw ImageFiles.folderInTheWay(archive.file());
    }
    if (Files.exists(archive.file())) {
      throw Problem.of("docker-archive doesn't support modifying existing images")
          .expected("a new file")
          .found(archive.file() + " is there already")
          .hint("take it away first", "rm " + archive.file().getFileName())
          .asException();
    }
    // Such an archive holds no index.
    ImageManifest one = PlatformChoice.HERE.choose(image, manifest);
    for (Descriptor layer : one.layers()) {
      listener.copied(layer, true, true);
    }
    listener.copied(one.config(), false, true);
    DockerArchiveWriter.pack(image, one, archive.names(), archive.file());
    return one;
  }

  private Manifest transfer(ImageSource image, Manifest manifest, ImageTarget target) {
    new Transfer(
            image,
            target,
            (blob, isLayer, sent, number, total) -> listener.copied(blob, isLayer, sent))
        .run(manifest);
    return manifest;
  }

  /** Hears of each blob that is at its target. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Hears of a blob.
     *
     * @param blob which one
     * @param isLayer whether it is a layer; otherwise it is the config
     * @param sent whether it had to be transferred
     */
    void copied(Descriptor blob, boolean isLayer, boolean sent);
  }
}
