package dev.signlab.scenario.gate.report;

import dev.signlab.json.Json;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All in SARIF 2.1.0, which code hosts show beside the lines. */
final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final int LONGEST_RULE = 60;

  private SarifReport() {}

  static String of(Reports reports, List<ScenarioProof> proofs) {
    List<Finding> findings = proofs.stream().flatMap(p -> p.findings().stream()).toList();
    ObjectNode root = Json.object().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "signlab author check");
    rules(driver.putArray("rules"), findings);
    ArrayNode results = run.putArray("results");
    findings.forEach(finding -> result(results.addObject(), reports, finding));
    return Json.writePretty(root);
  }

  private static void rules(ArrayNode rules, List<Finding> findings) {
    Map<String, String> texts = new TreeMap<>();
    findings.forEach(finding -> texts.putIfAbsent(rule(finding), finding.summary()));
    texts.forEach(
        (id, text) ->
            rules.addObject().put("id", id).putObject("shortDescription").put("text", text));
  }

  /** The kind of a finding: its words, without those that are the author's own. */
  private static String rule(Finding finding) {
    String kind =
        Stream.of(
                finding
                    .summary()
                    .replaceFirst("[:;|].*", "")
                    .toLowerCase(Locale.ROOT)
                    .split("\\s+"))
            .filter(word -> word.matches("[a-z']+,?"))
            .map(word -> word.replaceAll("[^a-z]", ""))
            .collect(Collectors.joining("-"));
    return kind.substring(0, Math.min(kind.length(), LONGEST_RULE)).replaceFirst("-[a-z]*$", "");
  }

  private static void result(ObjectNode result, Reports reports, Finding finding) {
    result.put("ruleId", rule(finding));
    result.put("level", finding.isError() ? "error" : "note");
    result.putObject("message").put("text", finding.words());
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(reports.name(finding.place().file())));
    place
        .putObject("region")
        .put("startLine", finding.place().line())
        .put("startColumn", finding.place().column());
  }

  private static String uri(String name) {
    String path =
        name.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
    return name.startsWith("/") ? "file://" + path : path;
  }
}
