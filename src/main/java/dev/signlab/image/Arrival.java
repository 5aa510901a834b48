package dev.signlab.image;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.tree.ImageLayer;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.ImageTarget;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An image on its way into the store. Before it is kept its layers are unpacked, as container
 * engines do: each must be an archive, and the one that the config tells of by its diff_id
 * (image-spec config.md, Layer DiffID). What fails leaves nothing behind. Artifacts, whose configs
 * tell of no layers, come as they are.
 *
 * @param store where it is going
 * @param name its name there
 * @param folder where it waits
 * @param arrived what it is made of
 */
record Arrival(OciLayout store, String name, BuildFolder folder, List<Descriptor> arrived)
    implements ImageTarget {

  private static final Set<String> CONFIGS =
      Set.of(
          "application/vnd.oci.image.config.v1+json",
          "application/vnd.docker.container.image.v1+json");

  /** What stands beside images in an index and is not to be run (such as BuildKit's statements). */
  private static final String NO_SYSTEM = "unknown";

  static Arrival of(OciLayout store, String name, BuildFolder folder) {
    return new Arrival(store, name, folder, new ArrayList<>());
  }

  @Override
  public boolean take(Descriptor blob, ImageSource source) throws IOException {
    boolean isNew = folder.take(source, blob);
    arrived.add(blob);
    return isNew;
  }

  @Override
  public void takeListed(Manifest manifest) {
    if (!(manifest instanceof ImageManifest image && isBesideImages(image))) {
      check(manifest);
    }
    folder.write(manifest.mediaType(), manifest.bytes());
    arrived.add(manifest.descriptor());
  }

  @Override
  public void finish(Manifest manifest) {
    check(manifest);
    folder.release(arrived);
    store.put(name, manifest);
  }

  /** What is here under the same digest has been checked, or was made here. */
  void check(Manifest manifest) {
    if (manifest instanceof ImageManifest image
        && isImage(image)
        && !store.has(manifest.digest())) {
      checkLayers(image);
    }
  }

  private void checkLayers(ImageManifest image) {
    List<Digest> diffIds = config(image).diffIds();
    if (diffIds.size() != image.layers().size()) {
      throw unequal(image.layers().size(), diffIds.size());
    }
    for (int i = 0; i < diffIds.size(); i++) {
      Descriptor layer = image.layers().get(i);
      new ImageLayer(folder.file(layer), layer, diffIds.get(i)).check();
    }
  }

  private boolean isBesideImages(ImageManifest image) {
    return isImage(image) && config(image).os().equals(NO_SYSTEM);
  }

  private static boolean isImage(ImageManifest manifest) {
    return CONFIGS.contains(manifest.config().mediaType().value());
  }

  private ImageConfig config(ImageManifest image) {
    byte[] bytes = BoundedFile.read(folder.file(image.config()));
    return ImageConfig.parse(bytes, "config of " + name);
  }

  private LabException unequal(int layers, int diffIds) {
    return Problem.of("the config of " + name + " tells of other layers than its manifest")
        .expected(layers + " diff_ids, one for each layer")
        .found(String.valueOf(diffIds))
        .cause(Cause.MALFORMED)
        .asException();
  }
}
