package dev.signlab.engine.attest;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.sigstore.intoto.PredicateType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What is to be attested: a kind of thing, and the thing itself in the form that this kind has in
 * statements.
 *
 * @param type what kind
 * @param value what is said
 */
public record Predicate(PredicateType type, JsonNode value) {

  /** The most bytes of a file that can be attested: 20 MiB, so that the envelope can be read. */
  public static final int LARGEST = 20 << 20;

  private static final List<String> LINK_MEMBERS =
      List.of("_type", "name", "materials", "products", "byproducts", "command", "environment");

  /**
   * Makes the predicate that cosign makes of a file: text with a time for {@code custom}, text for
   * {@code spdx}, a JSON object for every other type.
   *
   * @param type one of cosign's short names, or any other text, such as a URI
   * @param content of the file
   * @param name of the file, for problems
   * @param now the time that a custom predicate carries
   */
  public static Predicate of(String type, byte[] content, String name, Instant now) {
    PredicateType parsed = PredicateType.named(type);
    return new Predicate(
        parsed,
        switch (type) {
          case "custom" -> custom(content, now);
          case "spdx" -> StringNode.valueOf(text(content));
          case "link" -> link(content, name);
          default -> object(prefix(type), content, name);
        });
  }

  private static JsonNode custom(byte[] content, Instant now) {
    return Json.object()
        .put("Data", text(content))
        .put("Timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static JsonNode link(byte[] content, String name) {
    JsonNode link = object(prefix("link"), content, name);
    for (String member : LINK_MEMBERS) {
      if (!link.has(member)) {
        throw Problem.of(prefix("link") + "required field " + member + " missing")
            .expected("a link of in-toto 0.1, with " + String.join(", ", LINK_MEMBERS))
            .found(name + " without " + member)
            .cause(Cause.MALFORMED)
            .asException();
      }
    }
    return link;
  }

  private static JsonNode object(String prefix, byte[] content, String name) {
    try {
      return Json.parseObject(content, name).node();
    } catch (LabException e) {
      Problem problem = e.problem();
      throw Problem.of(prefix + problem.summary())
          .tried("read the predicate " + name)
          .expected("a JSON object")
          .found(problem.foundOrSummary())
          .hint("text that is no JSON goes with --type custom or --type spdx")
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  /** The words that cosign puts in front. */
  private static String prefix(String type) {
    return switch (type) {
      case "link" -> "link statement: ";
      case "slsaprovenance", "slsaprovenance02" -> "provenance predicate: ";
      case "slsaprovenance1" -> "unmarshal raw payload to map: ";
      case "spdxjson", "cyclonedx", "vuln", "openvex" -> "";
      default -> "invalid JSON payload for predicate type " + type + ": ";
    };
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
