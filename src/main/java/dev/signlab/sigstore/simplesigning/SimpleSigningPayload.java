package dev.signlab.sigstore.simplesigning;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a legacy image signature says: this type of statement, about this manifest, under this name,
 * with these annotations. A signature is always checked over the bytes that were received; this is
 * only their meaning.
 *
 * @param dockerReference the name under which the image was signed; cosign writes it without a tag
 *     and does not compare it, containers/image does
 * @param manifestDigest the digest of the signed manifest, as written
 * @param type what kind of statement it is
 * @param optional the annotations, sorted by name; empty where the payload says null
 */
public record SimpleSigningPayload(
    String dockerReference,
    String manifestDigest,
    String type,
    SortedMap<String, JsonNode> optional) {

  /** The type that cosign and containers/image write, and without which they do not accept. */
  public static final String TYPE = "cosign container image signature";

  /** The most bytes of a payload that are read: 1 MiB. */
  public static final int LARGEST = 1 << 20;

  /** Copies the annotations. */
  public SimpleSigningPayload {
    optional = Collections.unmodifiableSortedMap(new TreeMap<>(optional));
  }

  /**
   * Says that an image was signed.
   *
   * @param dockerReference the repository, without tag or digest
   * @param digest of the image's manifest
   * @param annotations further claims, which may be none
   */
  public static SimpleSigningPayload of(
      String dockerReference, Digest digest, Map<String, String> annotations) {
    SortedMap<String, JsonNode> optional = new TreeMap<>();
    annotations.forEach((name, value) -> optional.put(name, StringNode.valueOf(value)));
    return new SimpleSigningPayload(dockerReference, digest.toString(), TYPE, optional);
  }

  /**
   * Reads a payload. Names are found whatever their case, as Go finds them, but each only once;
   * members that are not known are passed over, and there may be no reference.
   */
  public static SimpleSigningPayload parse(byte[] bytes, String what) {
    if (bytes.length > LARGEST) {
      throw Problem.of(what + " is too large")
          .expected("at most " + LARGEST + " bytes")
          .found(bytes.length + " bytes")
          .cause(Cause.MALFORMED)
          .asException();
    }
    JsonFields fields = Json.parseObject(bytes, what);
    JsonFields critical = object(fields, "critical");
    return new SimpleSigningPayload(
        reference(critical),
        text(object(critical, "image"), "docker-manifest-digest"),
        text(critical, "type"),
        optional(fields));
  }

  /** Writes the payload byte for byte as cosign writes it. */
  public byte[] bytes() {
    return GoJson.of(this).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the annotations whose values are text, in their order. */
  public Map<String, String> annotations() {
    Map<String, String> texts = new LinkedHashMap<>();
    optional.forEach(
        (name, value) -> {
          if (value.isString()) {
            texts.put(name, value.stringValue());
          }
        });
    return Collections.unmodifiableMap(texts);
  }

  private static SortedMap<String, JsonNode> optional(JsonFields fields) {
    SortedMap<String, JsonNode> optional = new TreeMap<>();
    fields
        .optionalObject(name(fields, "optional"))
        .ifPresent(
            object ->
                object.node().properties().forEach(e -> optional.put(e.getKey(), e.getValue())));
    return optional;
  }

  private static JsonFields object(JsonFields fields, String name) {
    return fields.object(name(fields, name));
  }

  private static String text(JsonFields fields, String name) {
    return fields.text(name(fields, name));
  }

  private static String reference(JsonFields critical) {
    return critical
        .optionalObject(name(critical, "identity"))
        .flatMap(each -> each.optionalText(name(each, "docker-reference")))
        .orElse("");
  }

  private static String name(JsonFields fields, String wanted) {
    List<String> found =
        fields.node().propertyNames().stream().filter(wanted::equalsIgnoreCase).toList();
    if (found.size() > 1) {
      throw Problem.of(fields.what() + " has " + String.join(" and ", found))
          .expected(wanted + " once: readers do not agree on which of them counts")
          .found(found.size() + " of them")
          .cause(Cause.MALFORMED)
          .asException();
    }
    return found.isEmpty() ? wanted : found.getFirst();
  }
}
