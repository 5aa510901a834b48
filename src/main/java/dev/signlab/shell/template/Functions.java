package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The functions of text/template, and those that docker's formatter adds. */
final class Functions {

  private static final JsonNodeFactory VALUES = JsonNodeFactory.instance;
  private static final int WIDEST = 1000;
  private static final Map<String, Function<List<JsonNode>, JsonNode>> ALL = all();

  private Functions() {}

  private static Map<String, Function<List<JsonNode>, JsonNode>> all() {
    Map<String, Function<List<JsonNode>, JsonNode>> all = new TreeMap<>();
    all.put("and", List::getLast);
    all.put("or", List::getLast);
    all.put("not", one(value -> VALUES.booleanNode(!isTrue(value))));
    all.put("eq", Functions::eq);
    all.put("ne", two((a, b) -> VALUES.booleanNode(!same(a, b))));
    all.put("lt", compared(order -> order < 0));
    all.put("le", compared(order -> order <= 0));
    all.put("gt", compared(order -> order > 0));
    all.put("ge", compared(order -> order >= 0));
    all.put("index", Indexing::index);
    all.put("slice", Indexing::slice);
    all.put("len", one(Indexing::len));
    all.put("print", list -> VALUES.stringNode(Printing.print(list)));
    all.put("println", list -> VALUES.stringNode(Printing.println(list)));
    all.put("printf", list -> VALUES.stringNode(Printing.printf(list)));
    all.put("json", one(value -> VALUES.stringNode(Json.writeText(GoNil.asJson(value)))));
    all.put("join", two((list, with) -> VALUES.stringNode(joined(list, text(with)))));
    all.put("split", two((value, by) -> split(text(value), text(by))));
    all.put("lower", text(value -> value.toLowerCase(Locale.ROOT)));
    all.put("upper", text(value -> value.toUpperCase(Locale.ROOT)));
    all.put("title", text(Functions::title));
    all.put("truncate", two((value, most) -> truncated(text(value), number(most))));
    all.put("pad", Functions::padded);
    return all;
  }

  /** Returns a name that is a function's, or refuses it. */
  static String require(String name) {
    if (!ALL.containsKey(name)) {
      throw TemplateProblems.malformed(
          "function \"" + name + "\" not defined", String.join(", ", ALL.keySet()), name);
    }
    return name;
  }

  static JsonNode call(String name, List<JsonNode> arguments) {
    if (arguments.isEmpty() && !name.startsWith("print")) {
      throw wrongCount(name + " without arguments");
    }
    return Objects.requireNonNull(ALL.get(require(name))).apply(arguments);
  }

  /** Tells whether {@code and} or {@code or} need not look further. */
  static boolean isDecided(String function, JsonNode value) {
    return (function.equals("and") && !isTrue(value)) || (function.equals("or") && isTrue(value));
  }

  /** Tells whether a value is true: not zero, and not empty. */
  static boolean isTrue(JsonNode value) {
    if (value.isNull() || GoNil.isAny(value)) {
      return false;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.doubleValue() != 0;
    }
    return value.isString() ? !value.asString().isEmpty() : !value.isEmpty();
  }

  private interface Two {
    JsonNode apply(JsonNode first, JsonNode second);
  }

  private static Function<List<JsonNode>, JsonNode> one(UnaryOperator<JsonNode> work) {
    return list -> work.apply(counted(list, 1).getFirst());
  }

  private static Function<List<JsonNode>, JsonNode> two(Two work) {
    return list -> work.apply(counted(list, 2).getFirst(), list.getLast());
  }

  private static Function<List<JsonNode>, JsonNode> text(UnaryOperator<String> work) {
    return one(value -> VALUES.stringNode(work.apply(text(value))));
  }

  static List<JsonNode> counted(List<JsonNode> list, int wanted) {
    if (list.size() != wanted) {
      throw wrongCount(list.size() + " arguments where " + wanted + " are wanted");
    }
    return list;
  }

  private static LabException wrongCount(String found) {
    return TemplateProblems.malformed(
        "wrong number of args", "as many as the function takes", found);
  }

  static String text(JsonNode value) {
    if (!value.isString()) {
      throw wrongType("a text", value);
    }
    return value.asString();
  }

  static int number(JsonNode value) {
    if (!value.isInt() && !value.isLong()) {
      throw wrongType("a whole number", value);
    }
    return Math.clamp(value.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static LabException wrongType(String wanted, JsonNode found) {
    String json = Json.writeText(GoNil.asJson(found));
    return TemplateProblems.malformed(
        "wrong type of argument", wanted, json.substring(0, Math.min(json.length(), 60)));
  }

  private static JsonNode eq(List<JsonNode> list) {
    if (list.size() < 2) {
      throw wrongCount("one argument where two are wanted");
    }
    JsonNode first = list.getFirst();
    return VALUES.booleanNode(list.stream().skip(1).anyMatch(each -> same(first, each)));
  }

  private static boolean same(JsonNode a, JsonNode b) {
    boolean comparable = a.getNodeType() == b.getNodeType() || a.isNull() || b.isNull();
    if (!comparable) {
      return refuseComparing(a, b);
    }
    return a.isNumber() ? a.doubleValue() == b.doubleValue() : a.equals(b);
  }

  private static boolean refuseComparing(JsonNode a, JsonNode b) {
    throw TemplateProblems.malformed(
        "incompatible types for comparison",
        "two values of one type",
        GoText.of(a) + ", " + GoText.of(b));
  }

  private static Function<List<JsonNode>, JsonNode> compared(IntPredicate holds) {
    return two(
        (a, b) -> {
          if (a.isNumber() && b.isNumber()) {
            return VALUES.booleanNode(holds.test(Double.compare(a.doubleValue(), b.doubleValue())));
          }
          return VALUES.booleanNode(holds.test(text(a).compareTo(text(b))));
        });
  }

  private static String joined(JsonNode list, String with) {
    if (GoNil.isList(list)) {
      return "";
    }
    if (!list.isArray()) {
      throw wrongType("a list of texts", list);
    }
    List<String> parts = new ArrayList<>();
    list.forEach(each -> parts.add(text(each)));
    return String.join(with, parts);
  }

  private static JsonNode split(String value, String by) {
    ArrayNode parts = VALUES.arrayNode();
    for (String part : value.split(by.isEmpty() ? "" : Pattern.quote(by), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static String title(String value) {
    StringBuilder text = new StringBuilder();
    boolean starts = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      text.append(starts ? Character.toTitleCase(c) : c);
      starts = !Character.isLetterOrDigit(c) && c != '_' && c != '\'';
    }
    return text.toString();
  }

  private static JsonNode truncated(String value, int most) {
    return VALUES.stringNode(value.length() > most ? value.substring(0, Math.max(0, most)) : value);
  }

  private static JsonNode padded(List<JsonNode> list) {
    counted(list, 3);
    int before = Math.clamp(number(list.get(1)), 0, WIDEST);
    int after = Math.clamp(number(list.get(2)), 0, WIDEST);
    String text = text(list.getFirst());
    return VALUES.stringNode(text.isEmpty() ? "" : " ".repeat(before) + text + " ".repeat(after));
  }
}
