package dev.signlab.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "efbbbf7b7d, a byte order mark",
    "7b007d00, UTF-16",
    "007b007d, UTF-16",
    "0000007b0000007d, UTF-32",
    "fffe7b007d00, UTF-16",
    "22c0af22, not UTF-8",
    "22eda08022, not UTF-8",
    "22ff22, not UTF-8",
    "225c756438303022, half a surrogate pair",
    "225c75646331305c756438303022, half a surrogate pair",
    "31653430 30, a number that is too large",
  })
  void oneReaderSeesWhatAllSee(String hex, String found) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertThatThrownBy(() -> Json.parse(bytes, "payload"))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().found().orElseThrow()).contains(found));
  }

  @Test
  void wholeNumbersToo() {
    byte[] digits = "9".repeat(400).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Json.parse(digits, "payload")).hasMessageContaining("payload");
  }

  @Test
  void textBeyondTheBufferIsLookedAtToo() {
    byte[] bytes = ("\"" + "e".repeat(20_000) + "\"").getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(bytes, "text").stringValue()).hasSize(20_000);
    bytes[19_000] = (byte) 0x80;
    assertThatThrownBy(() -> Json.parse(bytes, "text")).isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":\"x\",\"A\":\"y\"}", "{\"A\":\"y\",\"a\":\"x\"}", "{\"A\":\"y\"}"})
  void aNameInAnotherCaseIsNeverPassedOver(String json) {
    JsonFields fields = Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "object");
    assertThatThrownBy(() -> fields.text("a")).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> fields.has("a")).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> fields.optionalText("a")).hasMessageContaining("A");
  }

  @Test
  void lettersThatGoFoldsAreInAnotherCaseToo() {
    String json = "{\"subject\":\"x\",\"\u017fubject\":\"y\"}";
    JsonFields fields = Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "object");
    assertThatThrownBy(() -> fields.text("subject")).hasMessageContaining("has both");
  }

  @Test
  void freeNamesMayDifferByCase() {
    String json = "{\"annotations\":{\"a\":\"x\",\"A\":\"y\"}}";
    JsonFields fields = Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "object");
    assertThat(fields.texts("annotations")).containsEntry("a", "x").containsEntry("A", "y");
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(200) + "]".repeat(200);

    assertThatThrownBy(() -> Json.parse(deep.getBytes(StandardCharsets.UTF_8), "bomb"))
        .isInstanceOf(LabException.class);
  }
}
