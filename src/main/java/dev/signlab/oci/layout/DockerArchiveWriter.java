package dev.signlab.oci.layout;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.SpooledFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one image as the archive of {@code docker save} of old: layers unpacked, no manifest. */
public final class DockerArchiveWriter {

  private static final long MOST = 32L << 30;

  private DockerArchiveWriter() {}

  /**
   * Writes an archive in one step.
   *
   * @param names the names of the image in it, such as {@code docker.io/library/a:1}
   */
  public static void pack(
      ImageSource source, ImageManifest image, List<String> names, Path archive) {
    try {
      AtomicFile.writeStream(archive, out -> write(source, image, names, out));
    } catch (IOException e) {
      throw LayoutProblems.cannot("write " + archive, e);
    }
  }

  private static void write(
      ImageSource source, ImageManifest image, List<String> names, OutputStream out)
      throws IOException {
    try (TarWriter tar = new TarWriter(new BufferedOutputStream(out))) {
      ObjectNode entry = Json.object();
      byte[] config = source.read(image.config());
      entry.put("Config", Digest.of(config).hex() + ".json");
      ArrayNode tags = entry.putArray("RepoTags");
      names.forEach(tags::add);
      ArrayNode layers = entry.putArray("Layers");
      for (Descriptor layer : image.layers()) {
        layers.add(add(tar, source, layer, layers));
      }
      add(tar, entry.path("Config").asString(), config);
      add(tar, DockerArchive.INDEX, Json.write(Json.array().add(entry)));
    }
  }

  /** Adds a layer once, under the digest of its unpacked bytes, and returns its name. */
  private static String add(TarWriter tar, ImageSource source, Descriptor layer, ArrayNode before)
      throws IOException {
    try (InputStream in = source.open(layer);
        SpooledFile unpacked =
            SpooledFile.of(UnpackedBytes.of(in, "layer", layer.size(), count -> {}), MOST)) {
      String name;
      try (InputStream bytes = unpacked.open()) {
        name = Digest.of(DigestAlgorithm.SHA256, bytes).hex() + ".tar";
      }
      if (before.valueStream().noneMatch(each -> each.asString().equals(name))) {
        try (InputStream bytes = unpacked.open()) {
          tar.add(name, Files.size(unpacked.path()), bytes);
        }
      }
      return name;
    }
  }

  private static void add(TarWriter tar, String name, byte[] bytes) throws IOException {
    tar.add(name, bytes.length, new ByteArrayInputStream(bytes));
  }
}
