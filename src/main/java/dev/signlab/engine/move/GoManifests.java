package dev.signlab.engine.move;

import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Manifests with their members in the order of Go's library, where digests are to be the same. */
final class GoManifests {

  private GoManifests() {}

  /** A manifest in an index. */
  record Entry(Manifest manifest, String platform) {}

  /** The time that Go writes where none was set. */
  private static final String ZERO_TIME = "0001-01-01T00:00:00Z";

  /** Returns the config that Go's library makes up for a layer. */
  static byte[] config(Descriptor layer) {
    String head = "{\"architecture\":\"\",\"created\":\"" + ZERO_TIME + "\",\"history\":[";
    String history = "{\"created\":\"" + ZERO_TIME + "\"}],\"os\":\"\",";
    String rootfs = "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + layer.digest() + "\"]}";
    return (head + history + rootfs + ",\"config\":{}}").getBytes(StandardCharsets.UTF_8);
  }

  static Manifest image(Descriptor config, Descriptor layer, Map<String, String> annotations) {
    ObjectNode node = start(MediaType.OCI_MANIFEST);
    node.set("config", descriptor(config));
    node.putArray("layers").add(descriptor(layer));
    if (!annotations.isEmpty()) {
      ObjectNode object = node.putObject("annotations");
      new TreeMap<>(annotations).forEach(object::put);
    }
    return read(node, MediaType.OCI_MANIFEST);
  }

  static Manifest index(List<Entry> entries) {
    ObjectNode node = start(MediaType.OCI_INDEX);
    ArrayNode list = node.putArray("manifests");
    for (Entry entry : entries) {
      ObjectNode object = descriptor(entry.manifest().descriptor());
      object.set("platform", platform(entry.platform()));
      list.add(object);
    }
    return read(node, MediaType.OCI_INDEX);
  }

  private static ObjectNode platform(String text) {
    String[] words = text.split("/", -1);
    ObjectNode node = Json.object();
    node.put("architecture", words.length > 1 ? words[1] : "");
    node.put("os", words[0]);
    if (words.length > 2) {
      node.put("variant", words[2]);
    }
    return node;
  }

  private static ObjectNode start(MediaType type) {
    ObjectNode node = Json.object();
    node.put("schemaVersion", 2);
    node.put("mediaType", type.value());
    return node;
  }

  private static ObjectNode descriptor(Descriptor descriptor) {
    ObjectNode node = Json.object();
    node.put("mediaType", descriptor.mediaType().value());
    node.put("size", descriptor.size());
    node.put("digest", descriptor.digest().toString());
    return node;
  }

  private static Manifest read(ObjectNode node, MediaType type) {
    return Manifest.parse(Json.write(node), Optional.of(type), "new manifest");
  }
}
