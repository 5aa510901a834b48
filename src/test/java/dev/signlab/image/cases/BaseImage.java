package dev.signlab.image.cases;

import dev.signlab.crypto.Digest;
import dev.signlab.image.ImageStore;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image to build upon, described by a file {@code NAME.image}: its config as JSON, and then its
 * layers.
 *
 * @param name how Dockerfiles call it
 * @param config its config as JSON
 * @param layers its layers, plain archives
 */
record BaseImage(String name, String config, List<byte[]> layers) {

  private static final MediaType LAYER = new MediaType("application/vnd.oci.image.layer.v1.tar");

  static List<BaseImage> all() {
    try (Stream<Path> files = Files.list(BuildCase.FOLDER)) {
      List<BaseImage> images = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".image")).sorted().toList()) {
        images.add(read(file));
      }
      return images;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BaseImage read(Path file) throws IOException {
    String[] parts = Files.readString(file).split("(?m)^---\n", -1);
    List<byte[]> layers = new ArrayList<>();
    ArrayNode ids = Json.array();
    for (int i = 1; i < parts.length; i++) {
      byte[] layer = layer(parts[i].lines().filter(line -> !line.isBlank()).toList());
      layers.add(layer);
      ids.add(Digest.of(layer).toString());
    }
    ObjectNode config =
        (ObjectNode) Json.parse(parts[0].getBytes(StandardCharsets.UTF_8), file.toString());
    config.putObject("rootfs").put("type", "layers").set("diff_ids", ids);
    String name = file.getFileName().toString().replace(".image", "");
    return new BaseImage(name, Json.writeText(config), layers);
  }

  private static byte[] layer(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      for (String each : lines) {
        add(tar, FileLine.parse(each));
      }
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, FileLine line) throws IOException {
    byte[] content = line.isMode() ? line.rest().getBytes(StandardCharsets.UTF_8) : new byte[0];
    TarArchiveEntry entry =
        line.isMode()
            ? new TarArchiveEntry(line.path())
            : new TarArchiveEntry(
                line.path(),
                line.kind().equals("link") ? TarConstants.LF_SYMLINK : TarConstants.LF_LINK);
    if (line.isMode()) {
      entry.setMode(line.mode());
      entry.setSize(content.length);
    } else {
      entry.setLinkName(line.rest());
    }
    entry.setUserName("");
    entry.setGroupName("");
    entry.setIds(Math.toIntExact(line.user()), Math.toIntExact(line.group()));
    entry.setModTime(1_000);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** Puts the image into our store. */
  void into(ImageStore store) {
    List<Descriptor> descriptors = new ArrayList<>();
    for (byte[] layer : layers) {
      store.layout().write(layer);
      descriptors.add(Descriptor.of(LAYER, layer));
    }
    byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
    store.layout().write(bytes);
    store.put(
        (TagReference) Reference.parse(name),
        ImageManifest.of(Descriptor.of(MediaType.OCI_CONFIG, bytes)).layers(descriptors).build());
  }

  /** Writes the image as {@code docker load} reads it. */
  void archive(OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
      byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
      String id = Digest.of(bytes).hex();
      ObjectNode manifest = Json.object().put("Config", id + ".json");
      manifest.putArray("RepoTags").add(name + ":latest");
      ArrayNode files = manifest.putArray("Layers");
      for (int i = 0; i < layers.size(); i++) {
        files.add("layer" + i + ".tar");
        add(tar, "layer" + i + ".tar", layers.get(i));
      }
      add(tar, id + ".json", bytes);
      add(tar, "manifest.json", Json.write(Json.array().add(manifest)));
    }
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
