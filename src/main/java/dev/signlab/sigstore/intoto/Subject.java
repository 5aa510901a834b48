package dev.signlab.sigstore.intoto;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One artifact that a statement speaks of.
 *
 * @param name what it is called, which proves nothing; empty where the statement has none
 * @param digests its digests in hexadecimal, by the name of the algorithm, such as {@code sha256}
 * @param annotations what else is said of it, as far as it is text
 */
public record Subject(String name, Map<String, String> digests, Map<String, String> annotations) {

  private static final int MOST_DIGESTS = 32;

  /** The fields of {@code resource_descriptor.proto}. */
  private static final Set<String> MEMBERS =
      Set.of("name", "uri", "digest", "content", "downloadLocation", "mediaType", "annotations");

  /** Copies the maps, in their order. */
  public Subject {
    digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  /** Names an artifact by one digest. */
  public static Subject of(String name, Digest digest) {
    return new Subject(name, Map.of(digest.algorithm().prefix(), digest.hex()), Map.of());
  }

  /** Tells whether this is the artifact of a digest. */
  public boolean has(Digest digest) {
    return digest.hex().equals(digests.get(digest.algorithm().prefix()));
  }

  static Subject of(JsonFields fields) {
    Map<String, String> digests = fields.only(MEMBERS).texts("digest");
    if (digests.size() > MOST_DIGESTS) {
      throw Problem.of(fields.what() + " has too many digests")
          .expected("at most " + MOST_DIGESTS)
          .found(Integer.toString(digests.size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new Subject(fields.optionalText("name").orElse(""), digests, annotations(fields));
  }

  JsonNode toJson() {
    ObjectNode subject = Json.object();
    if (!name.isEmpty()) {
      subject.put("name", name);
    }
    ObjectNode set = subject.putObject("digest");
    digests.forEach(set::put);
    if (!annotations.isEmpty()) {
      ObjectNode more = subject.putObject("annotations");
      annotations.forEach(more::put);
    }
    return subject;
  }

  private static Map<String, String> annotations(JsonFields fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields
        .optionalObject("annotations")
        .ifPresent(
            object ->
                object
                    .node()
                    .properties()
                    .forEach(
                        entry -> {
                          if (entry.getValue().isString()) {
                            texts.put(entry.getKey(), entry.getValue().stringValue());
                          }
                        }));
    return texts;
  }
}
