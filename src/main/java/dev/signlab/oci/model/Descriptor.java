package dev.signlab.oci.model;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one needs to know of some content before fetching it (OCI image-spec descriptor.md).
 *
 * @param mediaType what kind of content
 * @param digest of the content
 * @param size of the content in bytes, not negative
 * @param annotations further facts, in their order
 * @param artifactType the type of the artifact behind it, where one is given
 * @param platform the platform of an image in an index, as written there
 */
public record Descriptor(
    MediaType mediaType,
    Digest digest,
    long size,
    Map<String, String> annotations,
    Optional<MediaType> artifactType,
    Optional<JsonNode> platform) {

  /** Copies the annotations and refuses a negative size. */
  public Descriptor {
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    if (size < 0) {
      throw Problem.of("a descriptor cannot have a negative size")
          .expected("0 or more bytes")
          .found(String.valueOf(size))
          .asException();
    }
  }

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Descriptor descriptor
        && descriptor.digest.equals(digest)
        && descriptor.size == size
        && descriptor.mediaType.equals(mediaType)
        && descriptor.annotations.equals(annotations)
        && descriptor.artifactType.equals(artifactType)
        && descriptor.platform.equals(platform);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  /** Describes content of a kind, digest and size. */
  public Descriptor(MediaType mediaType, Digest digest, long size) {
    this(mediaType, digest, size, Map.of(), Optional.empty(), Optional.empty());
  }

  /** Describes bytes. */
  public static Descriptor of(MediaType mediaType, byte[] bytes) {
    return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
  }

  /** Returns the same descriptor with other annotations. */
  public Descriptor withAnnotations(Map<String, String> annotations) {
    return new Descriptor(mediaType, digest, size, annotations, artifactType, platform);
  }

  /** Returns the same descriptor with an artifact type. */
  public Descriptor withArtifactType(MediaType type) {
    return new Descriptor(mediaType, digest, size, annotations, Optional.of(type), platform);
  }

  /** Reads a descriptor; refuses one that carries other data than it describes. */
  public static Descriptor parse(JsonFields fields) {
    Descriptor read = read(fields);
    fields.optionalText("data").ifPresent(data -> checkData(data, read, fields.what()));
    return read;
  }

  /** Content that is given along must be what the digest names: some readers take it from here. */
  private static void checkData(String data, Descriptor read, String what) {
    Optional<byte[]> bytes = Base64Text.decode(data);
    if (bytes.filter(b -> b.length == read.size && read.digest.matches(b)).isEmpty()) {
      throw Problem.of("data of " + what + " is not the content of its digest")
          .expected(read.digest + ", " + read.size + " bytes, in Base64")
          .found(bytes.map(b -> Digest.of(b) + ", " + b.length + " bytes").orElse("no Base64"))
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static Descriptor read(JsonFields fields) {
    return new Descriptor(
        new MediaType(fields.text("mediaType")),
        Digest.parse(fields.text("digest")),
        fields.number("size"),
        fields.texts("annotations"),
        fields.optionalText("artifactType").map(MediaType::new),
        fields.optionalObject("platform").map(JsonFields::node));
  }

  /** Writes the descriptor with its members in the order of the specification. */
  public ObjectNode toJson() {
    ObjectNode node = Json.object();
    node.put("mediaType", mediaType.value());
    node.put("digest", digest.toString());
    node.put("size", size);
    if (!annotations.isEmpty()) {
      ObjectNode object = node.putObject("annotations");
      annotations.forEach(object::put);
    }
    platform.ifPresent(value -> node.set("platform", value));
    artifactType.ifPresent(type -> node.put("artifactType", type.value()));
    return node;
  }
}
