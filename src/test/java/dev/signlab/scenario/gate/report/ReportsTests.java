package dev.signlab.scenario.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.scenario.gate.ScenarioProof;
import dev.signlab.scenario.source.Findings;
import dev.signlab.yaml.Place;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

class ReportsTests {

  private static final Path HERE = Path.of("/lab");
  private static final Reports REPORTS = new Reports(HERE);

  private static List<ScenarioProof> proofs() {
    Findings findings = new Findings();
    Place place = new Place(Path.of("/lab/my labs/one/scenario.yaml"), 44, 5);
    findings.add(place, "unknown command \"sing\" & <more>", "sign", "si\u0001ng", "mend it");
    findings.advise(new Place(Path.of("/elsewhere/a.adoc"), 2, 1), "a page", "short", "long");
    return List.of(
        new ScenarioProof("one", 7, 1234, findings.all()),
        new ScenarioProof("two", 3, 5, List.of()));
  }

  @Test
  void jsonHasEachFindingWithItsPlaceAndWhatMendsIt() {
    JsonNode root = json(REPORTS.json(proofs()));
    assertThat(root.get("holds").asBoolean()).isFalse();
    assertThat(root.get("scenarios")).hasSize(2);
    JsonNode first = root.get("findings").get(0);
    assertThat(first.get("file").asString()).isEqualTo("my labs/one/scenario.yaml");
    assertThat(first.get("line").asInt()).isEqualTo(44);
    assertThat(first.get("level").asString()).isEqualTo("error");
    assertThat(first.get("expected").asString()).isEqualTo("sign");
    assertThat(first.get("mend").asString()).contains("mend it");
    assertThat(root.get("findings").get(1).get("file").asString()).isEqualTo("/elsewhere/a.adoc");
    assertThat(root.get("findings").get(1).get("level").asString()).isEqualTo("advice");
  }

  /** Read by a parser of the JDK: what it takes is well formed. */
  @Test
  void junitFailsTheScenariosWithErrorsAlone() throws Exception {
    byte[] xml = REPORTS.junit(proofs()).getBytes(StandardCharsets.UTF_8);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    Element suite = document.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element one = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(one.getAttribute("name")).isEqualTo("one");
    assertThat(one.getAttribute("time")).isEqualTo("1.234");
    assertThat(one.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo(
            "my labs/one/scenario.yaml:44: unknown command \"sing\" & <more>;"
                + " expected sign, found si?ng; mend it\n");
    Element two = (Element) suite.getElementsByTagName("testcase").item(1);
    assertThat(two.getElementsByTagName("failure").getLength()).isZero();
  }

  /** SARIF 2.1.0: what its sections 3.13, 3.14, 3.18, 3.27 to 3.30 and 3.49 require. */
  @Test
  void sarifHasAResultForEachFindingOfARuleThatIsListed() {
    JsonNode root = json(REPORTS.sarif(proofs()));
    assertThat(root.get("version").asString()).isEqualTo("2.1.0");
    JsonNode run = root.get("runs").get(0);
    Set<String> rules = new TreeSet<>();
    run.get("tool")
        .get("driver")
        .get("rules")
        .forEach(rule -> rules.add(rule.get("id").asString()));
    assertThat(run.get("tool").get("driver").get("name").asString()).isNotEmpty();
    assertThat(run.get("results")).hasSize(2);
    for (JsonNode result : run.get("results")) {
      assertThat(rules).contains(result.get("ruleId").asString());
      assertThat(result.get("level").asString()).isIn("error", "note");
      assertThat(result.get("message").get("text").asString()).isNotEmpty();
    }
    JsonNode place = run.get("results").get(0).get("locations").get(0).get("physicalLocation");
    assertThat(place.get("artifactLocation").get("uri").asString())
        .isEqualTo("my%20labs/one/scenario.yaml");
    assertThat(place.get("region").get("startLine").asInt()).isEqualTo(44);
  }

  private static JsonNode json(String text) {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8), "a report");
  }
}
