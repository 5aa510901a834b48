package dev.signlab.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "true",
        "-1",
        "9223372036854775807",
        "123456789012345678901234567890",
        "1.5",
        "\"\\u00e9 \\\" \\\\ \\n \\ud83d\\udd10 <&>\"",
        "{\"z\":1,\"a\":[1,{\"b\":null},[false]],\"\":\"x\"}"
      })
  void valuesAreReadAndWrittenAsAMapperWould(String text) {
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode node = Json.parse(text.getBytes(StandardCharsets.UTF_8), "text");

    assertThat(node).isEqualTo(mapper.readTree(text));
    assertThat(Json.writeText(node)).isEqualTo(mapper.writeValueAsString(node));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "{} x",
        "nul",
        "'a'",
        "[NaN]",
        "01"
      })
  void whatIsNotOneValueIsAProblem(String text) {
    assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8), "manifest"))
        .isInstanceOf(LabException.class)
        .hasMessage("manifest is not valid JSON");
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(200) + "]".repeat(200);

    assertThatThrownBy(() -> Json.parse(deep.getBytes(StandardCharsets.UTF_8), "bomb"))
        .isInstanceOf(LabException.class);
  }
}
