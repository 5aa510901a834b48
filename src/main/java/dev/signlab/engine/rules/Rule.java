package dev.signlab.engine.rules;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One rule: where to look, and what must be there.
 *
 * @param path where
 * @param demand what each value found there must be
 */
record Rule(ValuePath path, Demand demand) {

  private static final String SPECIFICATION = "content/reference/policies.adoc";
  private static final int LONGEST_SHOWN = 120;
  private static final Set<String> MEMBERS =
      Set.of("path", "equals", "in", "matches", "exists", "description");

  static Rule parse(JsonFields fields) {
    refuseUnknown(fields, MEMBERS);
    return new Rule(ValuePath.parse(fields.text("path")), Demand.parse(fields));
  }

  /** A misspelt word must not become a rule that asks for nothing. */
  static void refuseUnknown(JsonFields fields, Set<String> known) {
    fields.node().propertyNames().stream()
        .filter(member -> !known.contains(member))
        .findFirst()
        .ifPresent(
            member -> {
              throw Problem.of(fields.what() + " has a member that nobody knows")
                  .expected(String.join(", ", known.stream().sorted().toList()))
                  .found(member)
                  .cause(Cause.MALFORMED)
                  .asException();
            });
  }

  Step judge(String policy, JsonNode statement) {
    List<JsonNode> values = path.valuesIn(statement);
    return Step.of(policy + " " + path.text(), SPECIFICATION, outcome(values));
  }

  private Outcome outcome(List<JsonNode> values) {
    if (demand instanceof Demand.Exists exists) {
      return exists.wanted() == !values.isEmpty()
          ? new Outcome.Passed(exists.words())
          : failed(values.isEmpty() ? "nothing there" : shown(values.getFirst()));
    }
    if (values.isEmpty()) {
      return failed("nothing there");
    }
    return values.stream()
        .filter(value -> !demand.holds(value))
        .findFirst()
        .map(value -> failed(shown(value)))
        .orElseGet(() -> new Outcome.Passed(demand.words()));
  }

  private Outcome failed(String found) {
    return new Outcome.Failed(Cause.POLICY, path.text() + " " + demand.words(), found);
  }

  private static String shown(JsonNode value) {
    String text = Json.writeText(value);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
