package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.template.Node.Call;
import dev.signlab.shell.template.Node.Operand;
import dev.signlab.shell.template.Node.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One filling-in of a template. Used once, by one thread. */
final class Rendering {

  private static final int MOST_STEPS = 200_000;
  private static final int LONGEST_OUTPUT = 4 << 20;
  private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

  /** Members that are maps of Go, in which a name that is missing is no error. */
  private static final Set<String> MAPS =
      Set.of("Labels", "Annotations", "ExposedPorts", "Volumes", "Ports", "annotations", "labels");

  private final StringBuilder out = new StringBuilder();
  private final Map<String, JsonNode> variables = new HashMap<>();
  private JsonNode dot;
  private final TextBudget texts = new TextBudget();
  private int steps;

  Rendering(JsonNode root) {
    this.dot = root;
    variables.put("$", root);
  }

  String run(List<Node> nodes) {
    all(nodes);
    return out.toString();
  }

  private void all(List<Node> nodes) {
    for (Node node : nodes) {
      if (++steps > MOST_STEPS || out.length() > LONGEST_OUTPUT) {
        throw TemplateProblems.tooMuch("output");
      }
      one(node);
    }
  }

  private void one(Node node) {
    switch (node) {
      case Node.Text(String text) -> out.append(text);
      case Node.Print(Pipeline pipeline) -> out.append(GoText.of(value(pipeline)));
      case Node.Assign assign -> assign(assign);
      case Node.Choice choice -> choose(choice);
      case Node.Range range -> range(range);
    }
  }

  private void assign(Node.Assign assign) {
    JsonNode value = value(assign.pipeline());
    if (!assign.isNew()) {
      variable(assign.variable());
    }
    variables.put(assign.variable(), value);
  }

  private void choose(Node.Choice choice) {
    JsonNode value = value(choice.condition());
    boolean holds = Functions.isTrue(value);
    within(
        choice.movesDot() && holds ? value : dot,
        Map.of(),
        holds ? choice.then() : choice.otherwise());
  }

  /** Runs nodes with a dot and variables of their own, which end with them. */
  private void within(JsonNode inner, Map<String, JsonNode> more, List<Node> nodes) {
    JsonNode before = dot;
    Map<String, JsonNode> outer = new HashMap<>(variables);
    dot = inner;
    variables.putAll(more);
    all(nodes);
    dot = before;
    outer.replaceAll((name, value) -> more.containsKey(name) ? value : variable(name));
    variables.clear();
    variables.putAll(outer);
  }

  private void range(Node.Range range) {
    Map<JsonNode, JsonNode> entries = entries(value(range.pipeline()));
    if (entries.isEmpty()) {
      within(dot, Map.of(), range.otherwise());
    }
    entries.forEach((key, element) -> within(element, named(range, key, element), range.body()));
  }

  private static Map<String, JsonNode> named(Node.Range range, JsonNode key, JsonNode element) {
    return switch (range.variables().size()) {
      case 0 -> Map.of();
      case 1 -> Map.of(range.variables().getFirst(), element);
      default -> Map.of(range.variables().getFirst(), key, range.variables().getLast(), element);
    };
  }

  private static Map<JsonNode, JsonNode> entries(JsonNode value) {
    Map<JsonNode, JsonNode> entries = new java.util.LinkedHashMap<>();
    if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        entries.put(VALUES.numberNode(i), list.get(i));
      }
    } else if (value instanceof ObjectNode object) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      object.properties().forEach(each -> sorted.put(each.getKey(), each.getValue()));
      sorted.forEach((key, each) -> entries.put(VALUES.stringNode(key), each));
    } else if (!GoNil.isAny(value) && !value.isNull()) {
      throw TemplateProblems.malformed(
          "range can't iterate over " + GoText.of(value), "a list or a map", GoText.of(value));
    }
    return entries;
  }

  private JsonNode value(Pipeline pipeline) {
    Optional<JsonNode> last = Optional.empty();
    for (Call call : pipeline.calls()) {
      last = Optional.of(value(call, last));
    }
    return last.orElseThrow();
  }

  private JsonNode value(Call call, Optional<JsonNode> last) {
    if (call.function().isEmpty()) {
      return value(call.operands().getFirst());
    }
    List<JsonNode> arguments = new ArrayList<>();
    String function = call.function().get();
    for (Operand operand : call.operands()) {
      arguments.add(value(operand));
      if (Functions.isDecided(function, arguments.getLast())) {
        return arguments.getLast();
      }
    }
    last.ifPresent(arguments::add);
    return texts.call(function, arguments);
  }

  private JsonNode value(Operand operand) {
    return switch (operand) {
      case Operand.Literal(JsonNode value) -> value;
      case Operand.Dot(List<String> fields) -> fields(dot, fields);
      case Operand.Variable(String name, List<String> fields) -> fields(variable(name), fields);
      case Operand.Nested(Pipeline pipeline, List<String> fields) ->
          fields(value(pipeline), fields);
      case Operand.Bare(String function) -> Functions.call(function, List.of());
    };
  }

  private JsonNode variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(
            () ->
                TemplateProblems.malformed(
                    "undefined variable \"" + name + "\"", "{{" + name + " := …}} before", name));
  }

  private static JsonNode fields(JsonNode from, List<String> names) {
    JsonNode value = from;
    String before = "";
    for (String name : names) {
      value = field(value, before, name);
      before = name;
    }
    return value;
  }

  private static JsonNode field(JsonNode value, String before, String name) {
    Optional<JsonNode> found = value.optional(name);
    if (found.isPresent()) {
      return found.get();
    }
    if (MAPS.contains(before) && (value.isObject() || GoNil.isAny(value) || value.isNull())) {
      return VALUES.nullNode();
    }
    throw noField(value, name);
  }

  private static LabException noField(JsonNode value, String name) {
    String there =
        value instanceof ObjectNode object
            ? String.join(", ", object.properties().stream().map(Map.Entry::getKey).toList())
            : value.isNull() || GoNil.isAny(value) ? "nothing" : GoText.of(value);
    return TemplateProblems.malformed(
        "can't evaluate field " + name + ": there is none",
        "one of the fields that are there",
        there);
  }
}
