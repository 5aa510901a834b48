package dev.signlab.sbom.scan;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageConfig;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.model.PromisedBytes;
import dev.signlab.sbom.scan.SavedFiles.Saved;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What {@code docker save} writes: a tar archive with a list of images, their configs, and their
 * layers, unpacked or not. It names no manifest, so one is made of what it names; its digest is of
 * that and of nothing that a registry has.
 */
public final class DockerArchive implements ImageSource {

  /** Layers are described as they are when unpacked, however they are kept in the archive. */
  private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");

  private final SavedFiles files;
  private final ImageManifest manifest;
  private final Map<Digest, Saved> blobs;

  private DockerArchive(SavedFiles files, ImageManifest manifest, Map<Digest, Saved> blobs) {
    this.files = files;
    this.manifest = manifest;
    this.blobs = blobs;
  }

  /** Opens an archive, which must hold one image. */
  public static DockerArchive open(Path archive) {
    try {
      SavedFiles files = SavedFiles.of(archive);
      byte[] list = bytes(files, "manifest.json");
      List<JsonNode> images =
          Json.parse(list, "manifest.json of " + archive).valueStream().toList();
      if (images.size() != 1) {
        throw malformed(archive, images.size() + " images");
      }
      return of(files, JsonFields.of(images.getFirst(), "manifest.json of " + archive));
    } catch (IOException e) {
      throw Problem.of("cannot read " + archive)
          .expected("what docker save writes")
          .found(Reason.of(e))
          .cause(Cause.NO_FILE)
          .asException(e);
    }
  }

  private static DockerArchive of(SavedFiles files, JsonFields image) throws IOException {
    String configName = image.text("Config");
    byte[] written = bytes(files, configName);
    ImageConfig config = ImageConfig.parse(written, configName + " of " + files.archive());
    List<JsonNode> layers = image.array("Layers");
    if (layers.size() != config.diffIds().size()) {
      throw malformed(
          files.archive(), layers.size() + " layers, but digests of another number of them");
    }
    Descriptor described = Descriptor.of(MediaType.OCI_CONFIG, written);
    ImageManifest.Builder manifest = ImageManifest.of(described);
    Map<Digest, Saved> blobs = new HashMap<>(Map.of(described.digest(), find(files, configName)));
    for (int i = 0; i < layers.size(); i++) {
      Saved layer = find(files, layers.get(i).asString(""));
      Digest digest = config.diffIds().get(i);
      manifest.layer(new Descriptor(LAYER, digest, layer.size()));
      blobs.put(digest, layer);
    }
    return new DockerArchive(files, manifest.build(), blobs);
  }

  private static Saved find(SavedFiles files, String name) {
    return files.find(name).orElseThrow(() -> malformed(files.archive(), "no file " + name));
  }

  private static byte[] bytes(SavedFiles files, String name) throws IOException {
    try (InputStream in = files.open(find(files, name))) {
      return BoundedFile.read(in, Manifest.LARGEST, name + " of " + files.archive());
    }
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    throw malformed(files.archive(), "an index");
  }

  @Override
  public InputStream open(Descriptor descriptor) throws IOException {
    Saved file = blobs.get(descriptor.digest());
    if (file == null) {
      throw malformed(files.archive(), "no blob " + descriptor.digest());
    }
    return new PromisedBytes(files.open(file), descriptor, this::otherBytes);
  }

  private LabException otherBytes(String expected, String found) {
    return Problem.of("a layer in " + files.archive() + " does not have its digest")
        .expected(expected)
        .found(found)
        .cause(Cause.DIGEST_MISMATCH)
        .asException();
  }

  private static LabException malformed(Path archive, String found) {
    return Problem.of(archive + " is not what docker save writes for one image")
        .expected("manifest.json, a config and the layers that it names")
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
