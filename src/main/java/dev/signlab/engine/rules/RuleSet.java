package dev.signlab.engine.rules;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Step;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Rules that a statement must keep, all of them. Immutable.
 *
 * <pre>{@code {"rules": [{"path": "/predicate/builder/id", "equals": "https://ci.example"}]}}</pre>
 */
public final class RuleSet {

  private static final int MOST_RULES = 1000;
  private static final Set<String> MEMBERS = Set.of("rules", "description");

  private final String name;
  private final List<Rule> rules;

  private RuleSet(String name, List<Rule> rules) {
    this.name = name;
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads a policy. CUE and Rego are refused by the ending of the name, with the reason.
   *
   * @param name of the file, as it was typed
   * @param content of the file
   */
  public static RuleSet parse(String name, byte[] content) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".json")) {
      throw foreign(name, lower);
    }
    JsonFields fields = Json.parseObject(content, name);
    Rule.refuseUnknown(fields, MEMBERS);
    List<JsonFields> rules = fields.objects("rules");
    if (rules.isEmpty() || rules.size() > MOST_RULES) {
      throw Problem.of(name + " has no usable list of rules")
          .expected("1 to " + MOST_RULES + " rules")
          .found(String.valueOf(rules.size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return new RuleSet(
        name.substring(name.lastIndexOf('/') + 1), rules.stream().map(Rule::parse).toList());
  }

  /** Returns the name of the file, without the folders. */
  public String name() {
    return name;
  }

  /** Judges a statement: a step for each rule. */
  public List<Step> judge(JsonNode statement) {
    return rules.stream().map(rule -> rule.judge(name, statement)).toList();
  }

  private static LabException foreign(String name, String lower) {
    boolean known = lower.endsWith(".cue") || lower.endsWith(".rego");
    String language = lower.endsWith(".cue") ? "CUE" : "Rego";
    return Problem.of(
            known
                ? name + ": " + language + " policies are not evaluated here"
                : "invalid policy format, expected a .json file")
        .tried("read the policy " + name)
        .expected("a policy in JSON: {\"rules\": [{\"path\": \"/predicate/…\", \"equals\": …}]}")
        .found(
            known
                ? language + ", for which the Java platform has no evaluator that reads its source"
                : name)
        .hint("content/reference/policies.adoc shows how to write rules in JSON")
        .cause(Cause.MALFORMED)
        .asException();
  }
}
