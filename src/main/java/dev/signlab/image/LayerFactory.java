package dev.signlab.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.Instruction.Copy;
import dev.signlab.oci.layout.OciArchive;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Makes reproducible layers with Jib: sorted, of one time, with modes that do not depend on the
 * umask. Jib writes an OCI archive without touching any network; we take the layers from it.
 */
final class LayerFactory {

  private static final String NAME = "localhost/layers:1";

  private final OciLayout layout;

  LayerFactory(OciLayout layout) {
    this.layout = layout;
  }

  /** The layers of one build, and what they unpack to. */
  record Layers(ImageManifest manifest, ImageConfig config) {
    Descriptor layer(int index) {
      return manifest.layers().get(index);
    }
  }

  /** Makes a layer of each map from path in the image to file. */
  Layers make(List<Copy> copies, List<Map<String, Path>> files) {
    JibContainerBuilder image = Jib.fromScratch().setFormat(ImageFormat.OCI);
    for (int i = 0; i < copies.size(); i++) {
      image.addFileEntriesLayer(layer(copies.get(i), files.get(i), i));
    }
    Path archive =
        layout
            .folder()
            .resolve("blobs")
            .resolve(".cache")
            .resolve("build-" + Thread.currentThread().threadId() + ".tar");
    try {
      Files.createDirectories(archive.resolveSibling("."));
      image.containerize(to(archive));
      Descriptor made = OciArchive.unpack(archive, layout).getFirst();
      ImageManifest manifest = (ImageManifest) layout.manifest(made);
      byte[] config = layout.source(made).read(manifest.config());
      return new Layers(manifest, ImageConfig.parse(config, "config of the new layers"));
    } catch (IOException
        | ExecutionException
        | RegistryException
        | CacheDirectoryCreationException
        | InvalidImageReferenceException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } finally {
      deleteQuietly(archive);
    }
  }

  private Containerizer to(Path archive) throws InvalidImageReferenceException {
    Path cache = archive.resolveSibling("jib");
    return Containerizer.to(TarImage.at(archive).named(NAME))
        .setBaseImageLayersCache(cache)
        .setApplicationLayersCache(cache)
        .setOfflineMode(true);
  }

  private static FileEntriesLayer layer(Copy copy, Map<String, Path> files, int number) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("copy-" + number);
    files.forEach(
        (target, source) ->
            layer.addEntry(
                source,
                AbsoluteUnixPath.get(target),
                mode(copy, source),
                FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                copy.owner().orElse("")));
    return layer.build();
  }

  /** Only whether the owner can run it is taken over from the disk: the rest is the umask's. */
  private static FilePermissions mode(Copy copy, Path source) {
    if (copy.mode().isPresent() && !Files.isDirectory(source)) {
      String octal = copy.mode().get();
      return FilePermissions.fromOctalString(octal.substring(octal.length() - 3));
    }
    boolean wide = Files.isDirectory(source) || Files.isExecutable(source);
    return FilePermissions.fromOctalString(wide ? "755" : "644");
  }

  private static LabException failed(Exception e) {
    Throwable reason = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
    return Problem.of("the layers cannot be made").found(Reason.of(reason)).asException(e);
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is overwritten by the next build.
    }
  }
}
