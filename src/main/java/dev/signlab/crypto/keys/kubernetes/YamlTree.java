package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a small YAML file as the tree of JSON that it means. */
final class YamlTree {

  private static final int MOST_ALIASES = 20;

  private YamlTree() {}

  static JsonFields parse(byte[] yaml, String what) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(what)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowRecursiveKeys(false)
            .build();
    try {
      Object value = new Load(settings).loadFromString(new String(yaml, StandardCharsets.UTF_8));
      return JsonFields.of(node(value), what);
    } catch (YamlEngineException | StackOverflowError e) {
      throw Problem.of(what + " is not YAML")
          .expected("a kubeconfig file")
          .found(Reason.of(e).lines().findFirst().orElse("nothing"))
          .cause(Cause.MALFORMED)
          .asException(e);
    }
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        ObjectNode object = Json.object();
        map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = Json.array();
        list.forEach(each -> array.add(node(each)));
        yield array;
      }
      case Boolean truth -> JsonNodeFactory.instance.booleanNode(truth);
      case null -> JsonNodeFactory.instance.nullNode();
      default -> JsonNodeFactory.instance.stringNode(value.toString());
    };
  }
}
