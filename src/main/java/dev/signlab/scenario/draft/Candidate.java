package dev.signlab.scenario.draft;

import dev.signlab.json.Json;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A check that may be the right one, as it would stand in the file.
 *
 * @param type its type
 * @param keys its keys: texts, lists of texts, or maps of texts
 */
record Candidate(String type, Map<String, Object> keys) {

  private static final Pattern PLAIN = Pattern.compile("[a-z][A-Za-z0-9._-]*");
  private static final List<String> WORDS_OF_YAML =
      List.of("yes", "no", "true", "false", "null", "on", "off", "y", "n");

  /** Copies the keys. */
  Candidate {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
  }

  /** Returns it as an item of {@code checks}. */
  String yaml() {
    return type + ": " + yaml(keys);
  }

  /** Returns the check, or nothing where its keys say nothing that it understands. */
  Optional<Check> read() {
    Findings findings = new Findings();
    Optional<Check> check =
        YamlFile.parse(Path.of(type), yaml(), findings)
            .map(map -> new Fields(map, "a draft", findings))
            .flatMap(fields -> fields.object(type))
            .flatMap(fields -> CheckTypes.named(type).map(known -> known.read(fields)));
    return findings.count() == 0 ? check : Optional.empty();
  }

  private static String yaml(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(each -> each.getKey() + ": " + yaml(each.getValue()))
              .collect(Collectors.joining(", ", "{ ", " }"));
      case List<?> list ->
          list.stream().map(Candidate::yaml).collect(Collectors.joining(", ", "[", "]"));
      default -> scalar(String.valueOf(value));
    };
  }

  /** Returns a text as a scalar of YAML, in quotes where it would be read as something else. */
  static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text);
    return plain ? text : quoted(text);
  }

  /** Returns a text in quotes; those of JSON are quotes of YAML. */
  static String quoted(String text) {
    ObjectNode node = Json.object().put("text", text);
    return Json.writeText(node.get("text"));
  }
}
