package dev.signlab.image.dockerfile;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Lists of words in JSON, which several instructions take in place of plain words. */
final class JsonForm {

  private JsonForm() {}

  /** Tells whether a text is a list in JSON. */
  static boolean isList(String text) {
    return text.startsWith("[") && parse(text).isPresent();
  }

  /**
   * Returns the words of a list, or nothing when the text is no JSON: then it is read as plain
   * words, as Docker does.
   *
   * @throws LineFault when something else than a text is in the list
   */
  static Optional<List<String>> words(String text) {
    Optional<JsonNode> list = text.startsWith("[") ? parse(text) : Optional.empty();
    return list.map(JsonForm::texts);
  }

  private static List<String> texts(JsonNode list) {
    List<String> words = new ArrayList<>();
    for (JsonNode node : list) {
      if (!node.isString()) {
        throw new LineFault(
            "a list may hold texts only, found " + node, "put it in double quotes: \"…\"");
      }
      words.add(node.asString());
    }
    return words;
  }

  private static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = Json.parse(text.getBytes(StandardCharsets.UTF_8), "list");
      return node.isArray() ? Optional.of(node) : Optional.empty();
    } catch (LabException e) {
      return Optional.empty();
    }
  }
}
