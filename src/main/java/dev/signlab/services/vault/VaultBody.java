package dev.signlab.services.vault;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.util.Base64;
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
        .filter(name -> value(name).isPresent())
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

  boolean flag(String name) {
    return value(name).isPresent();
  }

  int number(String name) {
    String text = value(name).orElse("0");
    if (!text.matches("\\d{1,9}")) {
      throw VaultRefusal.invalid("error converting input %s for field %s".formatted(text, name));
    }
    return Integer.parseInt(text);
  }

  byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw VaultRefusal.invalid("unable to decode %s as base64".formatted(name));
    }
  }

  /** Vault answers 400 to a request that lacks what it cannot be without. */
  String required(String name) {
    return value(name).orElseThrow(() -> VaultRefusal.invalid("missing " + name));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(node.get(name))
        .map(each -> each.isContainer() ? each.toString() : each.asString(""))
        .filter(text -> !List.of("", "0", "false", "null", "[]", "{}").contains(text));
  }
}
