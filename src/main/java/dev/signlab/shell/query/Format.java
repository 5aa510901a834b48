package dev.signlab.shell.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signlab.diagnostic.Problem;
import java.util.function.Consumer;

/** In what form values are read and written. */
enum Format {
  JSON,
  YAML;

  static Format parse(String text) {
    return switch (text) {
      case "json", "j" -> JSON;
      case "yaml", "y" -> YAML;
      default ->
          throw Problem.of("unknown format " + text)
              .expected("yaml or json")
              .found(text)
              .exitStatus(Problem.USAGE)
              .asException();
    };
  }

  /** Hands on each value that bytes hold, up to the first that cannot be read. */
  void read(byte[] bytes, String name, Consumer<JsonNode> each) {
    if (this == JSON) {
      Documents.json(bytes, name, each);
    } else {
      Documents.yaml(bytes, name, each);
    }
  }

  /** Returns a value as text, without the last line end. */
  String text(JsonNode value, boolean compact) {
    return this == JSON ? JqText.of(value, compact) : Documents.yamlText(value);
  }
}
