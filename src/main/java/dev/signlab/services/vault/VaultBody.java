package dev.signlab.services.vault;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Base64Text;
import dev.signlab.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of a request. Vault takes numbers and truths as texts too, and what is null,
 * false, 0 or empty as if it were not there.
 *
 * @param node the object
 */
record VaultBody(JsonNode node) {

  private static final List<String> TRUE = List.of("true", "True", "TRUE", "t", "T", "1");
  private static final List<String> FALSE = List.of("false", "False", "FALSE", "f", "F", "0");

  /** Values that are not texts, and say as much as their absence. */
  private static final List<String> NOTHING = List.of("null", "false", "0", "[]", "{}");

  static VaultBody parse(byte[] body) {
    if (body.length == 0) {
      return new VaultBody(Json.object());
    }
    try {
      return new VaultBody(Json.parseObject(body, "the request").node());
    } catch (LabException e) {
      throw VaultRefusal.invalid("failed to parse JSON input: " + e.problem().foundOrSummary());
    }
  }

  /** Refuses what would change the answer and is not served here. */
  VaultBody without(List<String> unserved) {
    unserved.stream()
        .filter(name -> value(name).filter(text -> !FALSE.contains(text)).isPresent())
        .findFirst()
        .ifPresent(
            name -> {
              throw VaultRefusal.invalid("this vault does not serve " + name);
            });
    return this;
  }

  String text(String name) {
    return value(name).orElse("");
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  /** A truth, or a word for one that Go takes too (strconv.ParseBool). */
  boolean flag(String name) {
    String text = value(name).orElse("false");
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    throw VaultRefusal.invalid("error converting input %s for field %s".formatted(text, name));
  }

  int number(String name) {
    String text = value(name).orElse("0");
    if (!text.matches("\\d{1,9}")) {
      throw VaultRefusal.invalid("error converting input %s for field %s".formatted(text, name));
    }
    return Integer.parseInt(text);
  }

  /** Bytes in Base64, which must be there and may be none at all. */
  byte[] bytes(String name) {
    if (!node.hasNonNull(name)) {
      throw VaultRefusal.invalid("missing " + name);
    }
    return Optional.of(node.get(name))
        .filter(JsonNode::isString)
        .flatMap(text -> Base64Text.decode(text.stringValue()))
        .orElseThrow(() -> VaultRefusal.invalid("unable to decode %s as base64".formatted(name)));
  }

  /** Vault answers 400 to a request that lacks what it cannot be without. */
  String required(String name) {
    return value(name).orElseThrow(() -> VaultRefusal.invalid("missing " + name));
  }

  private Optional<String> value(String name) {
    Optional<JsonNode> there = Optional.ofNullable(node.get(name));
    return there
        .filter(each -> each.isString() || !NOTHING.contains(each.toString()))
        .map(each -> each.isContainer() ? each.toString() : each.asString(""))
        .filter(text -> !text.isEmpty());
  }
}
