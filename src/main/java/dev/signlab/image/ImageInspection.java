package dev.signlab.image;

import dev.signlab.image.ImageLocation.InRegistry;
import dev.signlab.json.Json;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.layout.PlatformChoice;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes an image as skopeo does.
 *
 * @param client reads registries
 */
public record ImageInspection(RegistryClient client) {

  /** Returns the bytes of the manifest or index, unchanged. */
  public byte[] raw(ImageLocation location) {
    return location.source(client).manifest().bytes();
  }

  /** Returns the bytes of the config, unchanged. */
  public byte[] config(ImageLocation location) {
    ImageSource source = location.source(client);
    return source.read(PlatformChoice.HERE.choose(source, source.manifest()).config());
  }

  /**
   * Returns the members that {@code skopeo inspect} prints, in its order, maps by their keys.
   *
   * @param withTags whether the registry is asked for the tags of the repository
   */
  public ObjectNode describe(ImageLocation location, boolean withTags) {
    ImageSource source = location.source(client);
    Manifest top = source.manifest();
    ImageManifest manifest = PlatformChoice.HERE.choose(source, top);
    byte[] bytes = source.read(manifest.config());
    ImageConfig config = ImageConfig.parse(bytes, "config of the image");
    ObjectNode node = Json.object();
    if (location instanceof InRegistry registry) {
      node.put("Name", registry.reference().repository().toString());
    }
    node.put("Digest", top.digest().toString());
    ArrayNode tags = node.putArray("RepoTags");
    if (withTags && location instanceof InRegistry registry) {
      tagsOf(registry.reference()).forEach(tags::add);
    }
    describe(node, config, Json.parse(bytes, "config of the image"));
    layers(node, manifest);
    if (config.environment().isEmpty()) {
      node.putNull("Env");
    } else {
      ArrayNode variables = node.putArray("Env");
      config.environment().forEach(variables::add);
    }
    return node;
  }

  private static void describe(ObjectNode node, ImageConfig config, JsonNode raw) {
    config.created().ifPresent(created -> node.put("Created", created));
    node.put("DockerVersion", raw.path("docker_version").asString(""));
    if (config.labels().isEmpty()) {
      node.putNull("Labels");
    } else {
      ObjectNode labels = node.putObject("Labels");
      new TreeMap<>(config.labels()).forEach(labels::put);
    }
    node.put("Architecture", config.architecture());
    node.put("Os", config.os());
  }

  private static void layers(ObjectNode node, ImageManifest manifest) {
    ArrayNode names = node.putArray("Layers");
    ArrayNode data = node.putArray("LayersData");
    for (Descriptor layer : manifest.layers()) {
      names.add(layer.digest().toString());
      ObjectNode entry = data.addObject();
      entry.put("MIMEType", layer.mediaType().value());
      entry.put("Digest", layer.digest().toString());
      entry.put("Size", layer.size());
      if (layer.annotations().isEmpty()) {
        entry.putNull("Annotations");
      } else {
        ObjectNode annotations = entry.putObject("Annotations");
        new TreeMap<>(layer.annotations()).forEach(annotations::put);
      }
    }
  }

  private List<String> tagsOf(Reference reference) {
    return client.tags(reference.repository());
  }
}
