package dev.signlab.scenario.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.signlab.scenario.check.CheckReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ScenarioSchemaTests {

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(ScenarioSchema.json());

  @Test
  void thePublishedFilesAreThoseThatTheCodeWrites() throws IOException {
    assertPublished(Path.of("content/reference/scenario.schema.json"), ScenarioSchema.json());
    assertPublished(Path.of("content/reference/checks.adoc"), CheckReference.page());
  }

  @Test
  void theGoodScenarioAndAllLabsAreValid() throws IOException {
    assertThat(SCHEMA.validate(json(GoodScenario.text()))).isEmpty();
    try (Stream<Path> files = Files.walk(Path.of("labs"))) {
      for (Path file : files.filter(f -> f.endsWith(ScenarioLoader.FILE)).toList()) {
        assertThat(SCHEMA.validate(json(Files.readString(file)))).as(file.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.signlab.scenario.load.Defect#ALL")
  void theSchemaRefusesEveryDefectThatItCanExpress(Defect defect) {
    JsonNode bad = json(GoodScenario.text().replace(defect.good(), defect.bad()));
    assertThat(SCHEMA.validate(bad).isEmpty()).isEqualTo(!defect.inSchema());
  }

  private static void assertPublished(Path file, String text) throws IOException {
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(file, text);
    }
    assertThat(file).content().isEqualTo(text);
  }

  private static JsonNode json(String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new ObjectMapper().valueToTree(value);
  }
}
