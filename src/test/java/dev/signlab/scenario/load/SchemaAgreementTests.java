package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.signlab.scenario.source.Finding;
import dev.signlab.scenario.source.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The schema, by which editors judge, and the loader judge random documents alike. Only what the
 * schema cannot say may be found by the loader alone, and is listed here.
 */
class SchemaAgreementTests {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(ScenarioSchema.json());

  private static final int DOCUMENTS = 600;

  /** What needs a look at other files, at two places of the file, or at more than a pattern. */
  private static final Pattern BEYOND_THE_SCHEMA =
      Pattern.compile(
          "the lesson is missing.*|no such file in the scenario's folder.*|outside the"
              + " scenario's.*|two tasks are called.*|no key .*|images without a registry.*|a cause"
              + " for a yes.*|the answer is no choice.*|the evidence names the cause.*|not a file"
              + " of the learner's.*|not a registry.*|not a reference.*|not an image.*|not a"
              + " lesson.*|task .* checks nothing.*|a scenario cannot set .*|not a"
              + " (tag|repository|name|digest|time|duration).*|.* is no .*|the key '.*' stands"
              + " twice.*|\\$\\{.*|no name .*");

  /** Values that take the place of others: of every kind, at every edge. */
  private static final List<String> VALUES =
      List.of(
          "\"\"",
          "\" \"",
          "\"\\t\"",
          "~",
          "[]",
          "{}",
          "0",
          "-1",
          "1",
          "61",
          "70000",
          "1.5",
          "true",
          "no",
          "yes",
          "text",
          "[one]",
          "[one, two]",
          "{ a: b }",
          "\"42\"",
          "WRONG_KEY",
          "5001",
          "[[one]]",
          "x",
          "A B");

  private final Random random = new Random(20261128);
  private final List<String> disagreements = new ArrayList<>();
  private int refused;

  @Test
  void theSchemaAndTheLoaderJudgeRandomDocumentsAlike(@TempDir Path folder) throws IOException {
    GoodScenario.with(folder, GoodScenario.text());
    ScenarioLoader loader = new ScenarioLoader(GoodScenario.ANCHORS);
    for (int i = 0; i < DOCUMENTS; i++) {
      judge(changed(GoodScenario.text()), folder, loader);
    }
    assertThat(disagreements).isEmpty();
    assertThat(refused).as("documents that both refuse").isBetween(DOCUMENTS / 4, DOCUMENTS - 50);
  }

  private void judge(String text, Path folder, ScenarioLoader loader) throws IOException {
    JsonNode document;
    try {
      document = json(text);
    } catch (RuntimeException e) {
      return; // no YAML, which both refuse without looking further
    }
    Findings findings = new Findings();
    GoodScenario.with(folder, text);
    loader.load(folder, findings);
    List<String> own =
        findings.all().stream()
            .map(Finding::words)
            .filter(words -> !BEYOND_THE_SCHEMA.matcher(words).matches())
            .toList();
    boolean schemaTakes = SCHEMA.validate(document).isEmpty();
    refused += schemaTakes ? 0 : 1;
    if (schemaTakes != own.isEmpty() && !(!schemaTakes && findings.count() > 0)) {
      disagreements.add(
          (schemaTakes ? "schema takes: " : "loader takes: ")
              + own
              + SCHEMA.validate(document)
              + "\n"
              + text);
    }
  }

  /** Changes one line: its value, its key, or whether it is there. */
  private String changed(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.set(at, line.replaceFirst("([a-z])(:)", "$1x$2"));
      default -> {
        String value = VALUES.get(random.nextInt(VALUES.size()));
        lines.set(at, colon < 0 ? line : inner(line, colon, value));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Puts a value behind one of the keys of a line, also within braces. */
  private String inner(String line, int colon, String value) {
    List<Integer> colons = new ArrayList<>();
    for (int i = colon; i >= 0; i = line.indexOf(": ", i + 1)) {
      colons.add(i);
    }
    int from = colons.get(random.nextInt(colons.size())) + 2;
    int to = from;
    int depth = 0;
    while (to < line.length() && !(depth == 0 && ",}]".indexOf(line.charAt(to)) >= 0)) {
      depth += "[{".indexOf(line.charAt(to)) >= 0 ? 1 : 0;
      depth -= "]}".indexOf(line.charAt(to)) >= 0 ? 1 : 0;
      to++;
    }
    return line.substring(0, from) + value + " " + line.substring(to);
  }

  private static JsonNode json(String yaml) {
    Object value =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    return new ObjectMapper().valueToTree(value);
  }
}
