package dev.signlab.shell.docker;

import dev.signlab.image.ImageNames;
import dev.signlab.image.ImageStore;
import dev.signlab.image.LocalImage;
import dev.signlab.json.Json;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.template.GoNil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image of this machine as {@code docker image inspect} of Docker 29 has it, with containerd's
 * image store, whose ids are digests of manifests as here.
 *
 * @param store the images
 */
record ImageJson(ImageStore store) {

  private static final List<String> LISTS = List.of("Env", "Entrypoint", "Cmd", "OnBuild", "Shell");
  private static final List<String> MAPS = List.of("ExposedPorts", "Volumes", "Labels");

  /** The order of Docker's struct. */
  private static final List<String> CONFIG =
      List.of(
          "User",
          "ExposedPorts",
          "Env",
          "Entrypoint",
          "Cmd",
          "Volumes",
          "WorkingDir",
          "Labels",
          "StopSignal",
          "Healthcheck",
          "OnBuild",
          "Shell");

  /** Returns all members, also those that Docker leaves out of its JSON where they are empty. */
  ObjectNode whole(LocalImage image) {
    ImageSource source = store.source(image.reference());
    Manifest top = source.manifest();
    ImageManifest manifest = PlatformChoice.HERE.choose(source, top);
    JsonNode config = Json.parse(source.read(manifest.config()), "config of " + image.name());
    ObjectNode node = Json.object();
    node.put("Id", image.digest().toString());
    names(node, image);
    node.put("Comment", "");
    node.put("Created", config.path("created").asString(""));
    node.put("Author", config.path("author").asString(""));
    config(node.putObject("Config"), config.path("config"));
    node.put("Architecture", config.path("architecture").asString(""));
    node.put("Variant", config.path("variant").asString(""));
    node.put("Os", config.path("os").asString(""));
    node.put("Size", image.size());
    layers(node.putObject("RootFS"), config.path("rootfs").path("diff_ids"));
    ObjectNode descriptor = node.putObject("Descriptor");
    descriptor.put("mediaType", top.mediaType().value());
    descriptor.put("digest", top.digest().toString()).put("size", top.bytes().length);
    return node;
  }

  private void names(ObjectNode node, LocalImage image) {
    ArrayNode tags = node.putArray("RepoTags");
    List<String> digests = new ArrayList<>();
    for (LocalImage each : store.images()) {
      if (each.digest().equals(image.digest())) {
        if (each.reference() instanceof TagReference) {
          tags.add(each.name());
        }
        digests.add(repoDigest(each));
      }
    }
    ArrayNode list = node.putArray("RepoDigests");
    digests.stream().distinct().forEach(list::add);
  }

  /** Returns the repository and the digest of an image, as Docker writes them. */
  static String repoDigest(LocalImage image) {
    Reference reference = image.reference();
    return ImageNames.familiar(new DigestReference(reference.repository(), image.digest()));
  }

  private static void config(ObjectNode node, JsonNode config) {
    for (String name : CONFIG) {
      JsonNode value = config.path(name);
      boolean empty =
          value.isMissingNode() || value.isNull() || (value.isContainer() && value.isEmpty());
      if (!empty) {
        node.set(name, MAPS.contains(name) ? sorted(value) : value);
      } else if (LISTS.contains(name)) {
        node.set(name, GoNil.LIST.node());
      } else if (MAPS.contains(name)) {
        node.set(name, GoNil.MAP.node());
      } else if (name.equals("Healthcheck")) {
        node.putNull(name);
      } else {
        node.put(name, "");
      }
    }
  }

  /** Go writes maps by their keys. */
  private static ObjectNode sorted(JsonNode map) {
    TreeMap<String, JsonNode> members = new TreeMap<>();
    map.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
    ObjectNode sorted = Json.object();
    members.forEach(sorted::set);
    return sorted;
  }

  private static void layers(ObjectNode node, JsonNode diffIds) {
    node.put("Type", "layers");
    ArrayNode layers = node.putArray("Layers");
    diffIds.forEach(layers::add);
  }

  /** Returns what Docker prints: a member that is empty is left out, but for the names. */
  static ObjectNode shown(ObjectNode whole) {
    ObjectNode shown = Json.object();
    for (Map.Entry<String, JsonNode> each : whole.properties()) {
      JsonNode value = each.getValue();
      if (value instanceof ObjectNode inner) {
        shown.set(each.getKey(), shown(inner));
      } else if (value.isArray() || !isEmpty(value)) {
        shown.set(each.getKey(), value);
      }
    }
    return shown;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || value.isPojo() || (value.isString() && value.asString().isEmpty());
  }
}
