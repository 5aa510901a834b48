package dev.signlab.shell.oras;

import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.DigestReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An artifact as oras packs it: an image manifest with an artifact type and an empty config
 * (image-spec 1.1 manifest.md, Guidelines for Artifact Usage).
 *
 * @param type the artifact type; where there is none its config says what it is
 * @param config the config, or nothing for the empty one
 * @param layers the files, or none
 * @param subject to what it is attached
 * @param annotations of the manifest
 */
record Artifact(
    Optional<MediaType> type,
    Optional<Descriptor> config,
    List<Descriptor> layers,
    Optional<Descriptor> subject,
    Map<String, String> annotations) {

  /** The empty JSON object, and the digest that everybody knows. */
  static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  /** What an artifact is of which nobody said so. */
  static final MediaType UNKNOWN = new MediaType("application/vnd.unknown.artifact.v1");

  /** The annotation that says when (image-spec annotations.md). */
  private static final String CREATED = "org.opencontainers.image.created";

  /** Returns annotations with the time, unless they have one. */
  static Map<String, String> dated(Map<String, String> annotations, Instant now) {
    Map<String, String> dated = new TreeMap<>(annotations);
    dated.putIfAbsent(CREATED, now.truncatedTo(ChronoUnit.SECONDS).toString());
    return dated;
  }

  /** Writes the manifest, its members in the order in which Go's tools write them. */
  Manifest manifest() {
    ObjectNode node = Json.object();
    node.put("schemaVersion", 2);
    node.put("mediaType", MediaType.OCI_MANIFEST.value());
    type.ifPresent(value -> node.put("artifactType", value.value()));
    node.set("config", config.map(Descriptor::toJson).orElseGet(Artifact::empty));
    ArrayNode array = node.putArray("layers");
    layers.forEach(layer -> array.add(layer.toJson()));
    if (layers.isEmpty()) {
      array.add(empty());
    }
    subject.ifPresent(value -> node.set("subject", value.toJson()));
    ObjectNode written = node.putObject("annotations");
    new TreeMap<>(annotations).forEach(written::put);
    return Manifest.parse(
        Json.write(node), Optional.of(MediaType.OCI_MANIFEST), "the manifest of an artifact");
  }

  private static ObjectNode empty() {
    return Descriptor.of(MediaType.OCI_EMPTY, EMPTY).toJson().put("data", "e30=");
  }

  /** Returns what {@code --format json} tells of a manifest that was pushed. */
  static ObjectNode told(DigestReference reference, Manifest manifest) {
    ObjectNode node = Json.object().put("reference", reference.toString());
    node.setAll(manifest.descriptor().toJson());
    if (!manifest.annotations().isEmpty()) {
      ObjectNode annotations = node.putObject("annotations");
      manifest.annotations().forEach(annotations::put);
    }
    manifest.artifactType().ifPresent(value -> node.put("artifactType", value.value()));
    return node;
  }
}
