package dev.signlab.scenario.gate.report;

import dev.signlab.diagnostic.Hint;
import dev.signlab.json.Json;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Finding;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All in one JSON object. */
final class JsonReport {

  private JsonReport() {}

  static String of(Reports reports, List<ScenarioProof> proofs) {
    ObjectNode root = Json.object();
    root.put("holds", proofs.stream().allMatch(ScenarioProof::holds));
    ArrayNode scenarios = root.putArray("scenarios");
    ArrayNode findings = root.putArray("findings");
    for (ScenarioProof proof : proofs) {
      scenarios
          .addObject()
          .put("name", proof.scenario())
          .put("holds", proof.holds())
          .put("statements", proof.steps())
          .put("milliseconds", proof.millis());
      proof.findings().forEach(f -> findings.add(finding(reports, proof, f)));
    }
    return Json.writePretty(root);
  }

  private static ObjectNode finding(Reports reports, ScenarioProof proof, Finding finding) {
    ObjectNode node = Json.object();
    node.put("scenario", proof.scenario());
    node.put("level", finding.level().word());
    node.put("file", reports.name(finding.place().file()));
    node.put("line", finding.place().line());
    node.put("column", finding.place().column());
    node.put("summary", finding.summary());
    finding.failure().expected().ifPresent(text -> node.put("expected", text));
    finding.failure().found().ifPresent(text -> node.put("found", text));
    finding.failure().hint().map(Hint::toString).ifPresent(text -> node.put("mend", text));
    return node;
  }
}
