package dev.signlab.engine.rules;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** What a rule asks of a value. */
sealed interface Demand {

  Set<String> WORDS = Set.of("equals", "in", "matches", "exists");

  boolean holds(JsonNode value);

  /** Returns the demand as a person reads it. */
  String words();

  /** Exactly one demand stands in a rule. */
  static Demand parse(JsonFields fields) {
    List<String> given = WORDS.stream().filter(word -> fields.node().has(word)).sorted().toList();
    if (given.size() != 1) {
      throw Problem.of(fields.what() + " must ask for one thing")
          .expected("one of equals, in, matches, exists")
          .found(given.isEmpty() ? "none of them" : String.join(" and ", given))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return switch (given.getFirst()) {
      case "equals" -> new Equals(fields.node().get("equals"));
      case "in" -> new In(fields.array("in"));
      case "matches" -> Matches.parse(fields.text("matches"));
      default -> Exists.parse(fields);
    };
  }

  /** The same JSON value; numbers are compared as they are written. */
  record Equals(JsonNode wanted) implements Demand {

    @Override
    public boolean holds(JsonNode value) {
      return value.equals(wanted);
    }

    @Override
    public String words() {
      return "equals " + Json.writeText(wanted);
    }
  }

  /** One of several values. */
  record In(List<JsonNode> wanted) implements Demand {

    @Override
    public boolean holds(JsonNode value) {
      return wanted.contains(value);
    }

    @Override
    public String words() {
      return "in " + String.join(", ", wanted.stream().map(Json::writeText).toList());
    }
  }

  /** A text that matches from its first letter to its last. */
  record Matches(Pattern pattern) implements Demand {

    static Matches parse(String expression) {
      try {
        return new Matches(Pattern.compile(expression));
      } catch (PatternSyntaxException e) {
        throw Problem.of("a rule's expression is not a regular expression")
            .expected("an expression as java.util.regex reads it")
            .found(e.getDescription() + " in " + expression)
            .cause(Cause.MALFORMED)
            .asException(e);
      }
    }

    @Override
    public boolean holds(JsonNode value) {
      return value.isString() && pattern.matcher(new BoundedText(value.stringValue())).matches();
    }

    @Override
    public String words() {
      return "matches " + pattern.pattern();
    }
  }

  /** Something there, or nothing. */
  record Exists(boolean wanted) implements Demand {

    static Exists parse(JsonFields fields) {
      JsonNode value = fields.node().get("exists");
      if (!value.isBoolean()) {
        throw Problem.of("exists of " + fields.what() + " is neither true nor false")
            .expected("true or false")
            .found(Json.writeText(value))
            .cause(Cause.MALFORMED)
            .asException();
      }
      return new Exists(value.booleanValue());
    }

    @Override
    public boolean holds(JsonNode value) {
      return wanted;
    }

    @Override
    public String words() {
      return wanted ? "exists" : "does not exist";
    }
  }
}
