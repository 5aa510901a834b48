package dev.signlab.scenario.load;

import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.json.Json;
import dev.signlab.scenario.check.CauseName;
import dev.signlab.scenario.check.CheckType;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.check.FieldSpec;
import dev.signlab.scenario.model.Challenge;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.source.Names;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of scenario files, for editors. It states the shape; what needs a look
 * at other files (lessons, {@code files/}) or at the whole (names used twice) only the loader says.
 */
public final class ScenarioSchema {

  private static final String NAMED = "\\$\\{[a-z][a-z0-9-]+\\}";
  private static final String IMAGE_PATTERN = "^([^\\s/]+(/[^\\s/]+)+|" + NAMED + ")$";

  private ScenarioSchema() {}

  /** Returns the schema as text, the same for the same check types. */
  public static String json() {
    ObjectNode schema = Json.object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A scenario of the Container Signing Lab");
    object(schema, List.of("id", "title", "summary", "minutes", "tasks"));
    ObjectNode keys = properties(schema);
    keys.set("id", name());
    keys.set("title", described("as lists show it"));
    keys.set("summary", described("what it is good for, in one line"));
    keys.set("minutes", number(1, 60));
    keys.set("requires", oneOrMany(name()));
    keys.set(Names.KEY, textMap());
    keys.set("world", world());
    keys.set("tasks", listOf(task()).put("minItems", 1));
    return Json.writePretty(schema).replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode world() {
    ObjectNode world = object(Json.object(), List.of());
    ObjectNode keys = properties(world);
    keys.set("registry", number(1024, 65_535));
    keys.set("keep-access", Json.object().put("type", "boolean"));
    keys.set("sigstore", Json.object().put("type", "boolean"));
    keys.set("files", oneOrMany(text()));
    keys.set("images", listOf(named("ref", image(), "from")));
    keys.set("local-images", listOf(named("name", text(), "from")));
    keys.set("keys", listOf(named("prefix", name(), "password")));
    ObjectNode signature = object(Json.object(), List.of("image", "key"));
    properties(signature).set("image", image());
    properties(signature).set("key", name());
    properties(signature).set("annotations", textMap());
    properties(signature).set("layout", choice(SignatureLayout.names()));
    keys.set("signatures", listOf(signature));
    keys.set("variables", textMap());
    return world;
  }

  private static ObjectNode task() {
    ObjectNode task = object(Json.object(), List.of("id", "goal", "lesson", "hints"));
    ObjectNode keys = properties(task);
    keys.set("id", name());
    keys.set("goal", described("what the learner should reach, one sentence without full stop"));
    keys.set("do", described("what to type, or how to begin"));
    keys.set("as-in", described("how the same is done with the usual tools"));
    keys.set("lesson", text().put("pattern", "^[^#/][^#]*\\.adoc(#[^#]+)?$"));
    keys.set("checks", listOf(check()));
    Challenge.types().forEach(type -> keys.set(type.key(), ofFields(type.fields())));
    keys.set("hints", hints());
    keys.set("causes", causeMap());
    return task;
  }

  private static ObjectNode check() {
    ObjectNode check = object(Json.object(), List.of());
    check.put("minProperties", 1).put("maxProperties", 1);
    for (CheckType type : CheckTypes.all()) {
      properties(check).set(type.name(), type(type));
    }
    return check;
  }

  private static ObjectNode type(CheckType type) {
    return ofFields(type.fields()).put("description", type.summary());
  }

  private static ObjectNode ofFields(List<FieldSpec> fields) {
    List<String> required =
        fields.stream().filter(FieldSpec::required).map(FieldSpec::name).toList();
    ObjectNode schema = object(Json.object(), required);
    for (FieldSpec field : fields) {
      ObjectNode value = value(field);
      properties(schema).set(field.name(), value.put("description", field.description()));
    }
    return schema;
  }

  private static ObjectNode value(FieldSpec field) {
    return switch (field.kind()) {
      case TEXT, REGISTRY, FILE -> text();
      case IMAGE -> image();
      case IMAGES -> listOf(image()).put("minItems", 2).put("maxItems", 2);
      case FILES -> listOf(text()).put("minItems", 2).put("maxItems", 2);
      case NUMBER -> number(0, 1000);
      case PAIRS -> textMap();
      case TEXTS -> field.required() ? oneOrMore(text()) : oneOrMany(text());
      case CHOICE -> choice(field.choices());
      case CAUSE -> choice(CauseName.all());
      case YES_OR_NO -> yesOrNo();
    };
  }

  private static ObjectNode hints() {
    ObjectNode byCause = object(Json.object(), List.of("text"));
    properties(byCause).set("text", text());
    properties(byCause).set("instead", causeMap());
    ObjectNode hint = Json.object();
    hint.putArray("oneOf").add(text()).add(byCause);
    return listOf(hint)
        .put("description", String.join(", ", HintLadder.NAMES))
        .put("minItems", HintLadder.LENGTH)
        .put("maxItems", HintLadder.LENGTH);
  }

  private static ObjectNode named(String key, ObjectNode schema, String other) {
    ObjectNode object = object(Json.object(), List.of(key, other));
    properties(object).set(key, schema);
    properties(object).set(other, text());
    return object;
  }

  private static ObjectNode object(ObjectNode schema, List<String> required) {
    schema.put("type", "object");
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    schema.putObject("properties");
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static ObjectNode causeMap() {
    ObjectNode map = textMap();
    map.set("propertyNames", choice(CauseName.all()));
    return map;
  }

  /** Texts may be written without quotes, so a number or yes and no are texts too. */
  private static ObjectNode text() {
    ObjectNode text = Json.object();
    text.putArray("type").add("string").add("number").add("boolean");
    return text.put("minLength", 1).put("pattern", "\\S");
  }

  private static ObjectNode described(String description) {
    return text().put("description", description);
  }

  private static ObjectNode name() {
    return Json.object().put("type", "string").put("pattern", Identifier.PATTERN);
  }

  private static ObjectNode image() {
    return Json.object().put("type", "string").put("pattern", IMAGE_PATTERN);
  }

  private static ObjectNode number(int least, int most) {
    return Json.object().put("type", "integer").put("minimum", least).put("maximum", most);
  }

  private static ObjectNode yesOrNo() {
    ObjectNode answer = choice(List.of("yes", "no"));
    ((ArrayNode) answer.get("enum")).add(true).add(false);
    return answer;
  }

  private static ObjectNode choice(List<String> words) {
    ObjectNode choice = Json.object();
    ArrayNode names = choice.putArray("enum");
    words.forEach(names::add);
    return choice;
  }

  private static ObjectNode textMap() {
    ObjectNode map = Json.object().put("type", "object");
    map.set("additionalProperties", text());
    return map;
  }

  private static ObjectNode listOf(ObjectNode items) {
    ObjectNode list = Json.object().put("type", "array");
    list.set("items", items);
    return list;
  }

  private static ObjectNode oneOrMany(ObjectNode item) {
    return either(item, listOf(item.deepCopy()));
  }

  private static ObjectNode oneOrMore(ObjectNode item) {
    return either(item, listOf(item.deepCopy()).put("minItems", 1));
  }

  private static ObjectNode either(ObjectNode one, ObjectNode many) {
    ObjectNode either = Json.object();
    either.putArray("oneOf").add(one).add(many);
    return either;
  }
}
