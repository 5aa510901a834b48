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
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;

/**
 * What {@code docker save} writes: a tar archive with a list of images, their configs, and their
 * layers unpacked. It names no manifest, so one is made of what it names; its digest is of that and
 * of nothing that a registry has.
 */
public final class DockerArchive implements ImageSource {

  private static final int MOST_FILES = 20_000;

  private final Path archive;
  private final ImageManifest manifest;
  private final Map<Digest, String> names;

  private DockerArchive(Path archive, ImageManifest manifest, Map<Digest, String> names) {
    this.archive = archive;
    this.manifest = manifest;
    this.names = names;
  }

  /** Opens an archive, which must hold one image. */
  public static DockerArchive open(Path archive) {
    try {
      Map<String, Long> files = new HashMap<>();
      Map<String, String> links = new HashMap<>();
      list(archive, files, links);
      byte[] list = bytes(archive, "manifest.json");
      List<JsonNode> images =
          Json.parse(list, "manifest.json of " + archive).valueStream().toList();
      if (images.size() != 1) {
        throw malformed(archive, images.size() + " images");
      }
      JsonFields image = JsonFields.of(images.getFirst(), "manifest.json of " + archive);
      return of(archive, image, files, links);
    } catch (IOException e) {
      throw Problem.of("cannot read " + archive)
          .expected("what docker save writes")
          .found(Reason.of(e))
          .cause(Cause.NO_FILE)
          .asException(e);
    }
  }

  private static DockerArchive of(
      Path archive, JsonFields image, Map<String, Long> files, Map<String, String> links)
      throws IOException {
    String configName = image.text("Config");
    byte[] written = bytes(archive, configName);
    ImageConfig config = ImageConfig.parse(written, configName + " of " + archive);
    List<JsonNode> layers = image.array("Layers");
    if (layers.size() != config.diffIds().size()) {
      throw malformed(archive, layers.size() + " layers, but digests of another number of them");
    }
    Descriptor described = Descriptor.of(MediaType.OCI_CONFIG, written);
    ImageManifest.Builder manifest = ImageManifest.of(described);
    Map<Digest, String> names = new LinkedHashMap<>(Map.of(described.digest(), configName));
    for (int i = 0; i < layers.size(); i++) {
      String name = layers.get(i).asString("");
      String real = links.getOrDefault(name, name);
      Digest digest = config.diffIds().get(i);
      if (!files.containsKey(real)) {
        throw malformed(archive, "no layer " + real);
      }
      MediaType type = new MediaType("application/vnd.oci.image.layer.v1.tar");
      manifest.layer(new Descriptor(type, digest, files.get(real)));
      names.put(digest, real);
    }
    return new DockerArchive(archive, manifest.build(), names);
  }

  private static void list(Path archive, Map<String, Long> files, Map<String, String> links)
      throws IOException {
    try (TarArchiveInputStream tar = tar(archive)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (files.size() + links.size() > MOST_FILES) {
          throw malformed(archive, "more than " + MOST_FILES + " files");
        }
        if (entry.isSymbolicLink()) {
          Path from = Path.of(entry.getName()).resolveSibling(entry.getLinkName());
          links.put(entry.getName(), from.normalize().toString());
        } else if (entry.isFile()) {
          files.put(entry.getName(), entry.getSize());
        }
      }
    }
  }

  private static TarArchiveInputStream tar(Path archive) throws IOException {
    return new TarArchiveInputStream(
        new BufferedInputStream(Files.newInputStream(archive), 64 << 10), "UTF-8");
  }

  private static TarArchiveInputStream at(Path archive, String name) throws IOException {
    TarArchiveInputStream tar = tar(archive);
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null && !entry.getName().equals(name)) {
      entry = tar.getNextEntry();
    }
    if (entry == null) {
      tar.close();
      throw malformed(archive, "no file " + name);
    }
    return tar;
  }

  private static byte[] bytes(Path archive, String name) throws IOException {
    try (InputStream in = at(archive, name)) {
      return BoundedFile.read(in, Manifest.LARGEST, name + " of " + archive);
    }
  }

  @Override
  public Manifest manifest() {
    return manifest;
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    throw malformed(archive, "an index");
  }

  @Override
  public InputStream open(Descriptor descriptor) throws IOException {
    String name = names.getOrDefault(descriptor.digest(), "");
    return new PromisedBytes(at(archive, name), descriptor, this::otherBytes);
  }

  private LabException otherBytes(String expected, String found) {
    return Problem.of("a layer in " + archive + " does not have its digest")
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
