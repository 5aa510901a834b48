package dev.signlab.shell.query;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import dev.signlab.yaml.Yaml;
import dev.signlab.yaml.YamlBounds;
import dev.signlab.yaml.YamlException;
import dev.signlab.yaml.YamlTree;
import dev.signlab.yaml.YamlValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The values in bytes: one after the other in JSON, documents in YAML. Numbers are doubles, as
 * everywhere in jq 1.6, so that no sum of whole numbers runs over.
 */
final class Documents {

  /** jq's status for what cannot be read. */
  static final int UNREADABLE = 2;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern MARKER = Pattern.compile(" \\(start marker at [^)]*\\)[^)]*\\)");
  private static final YamlBounds BOUNDS = new YamlBounds(256, 1_000_000);

  private Documents() {}

  static void json(byte[] bytes, String name, Consumer<JsonNode> each) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      while (parser.nextToken() != null) {
        JsonNode value = MAPPER.readTree(parser);
        each.accept(numbers(value));
      }
    } catch (JsonProcessingException e) {
      throw unreadable(name, "JSON", words(e), e);
    } catch (IOException e) {
      throw unreadable(name, "JSON", Reason.of(e), e);
    }
  }

  static void yaml(byte[] bytes, String name, Consumer<JsonNode> each) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      for (YamlValue document : Yaml.documents(Path.of(name), text, BOUNDS)) {
        each.accept(numbers(MAPPER.valueToTree(YamlTree.of(document))));
      }
    } catch (YamlException e) {
      throw unreadable(e.place().toString(), "YAML", e.problem().foundOrSummary(), e);
    }
  }

  static String yamlText(JsonNode value) {
    JsonNode copy = numbers(value.deepCopy());
    return value.isTextual()
        ? value.textValue()
        : YamlTree.write(MAPPER.convertValue(copy, Object.class)).stripTrailing();
  }

  /** Returns a value whose numbers are jq's; it is changed in place. */
  static JsonNode numbers(JsonNode value) {
    switch (value) {
      case ObjectNode object ->
          object.properties().forEach(member -> member.setValue(numbers(member.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, numbers(array.get(i)));
        }
      }
      default -> {
        return value.isNumber() ? JqNumber.of(value.doubleValue()) : value;
      }
    }
    return value;
  }

  /** The library's words, without its note on where a bracket was opened. */
  private static String words(JsonProcessingException e) {
    String words = MARKER.matcher(e.getOriginalMessage()).replaceAll("");
    JsonLocation place = e.getLocation();
    return place == null
        ? words
        : words + " at line " + place.getLineNr() + ", column " + place.getColumnNr();
  }

  private static LabException unreadable(String name, String what, String found, Throwable e) {
    return Problem.of("error (at " + name + "): that is not " + what)
        .expected("values of " + what)
        .found(found)
        .cause(Cause.MALFORMED)
        .exitStatus(UNREADABLE)
        .asException(e);
  }
}
