package dev.signlab.engine.attest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicateTests {

  private static final Instant NOW = Instant.parse("2026-11-20T23:13:10.987Z");

  @Test
  void customIsTextWithATime() {
    assertThat(written("custom", "some text\n"))
        .isEqualTo("{\"Data\":\"some text\\n\",\"Timestamp\":\"2026-11-20T23:13:10Z\"}");
  }

  @Test
  void spdxIsText() {
    assertThat(written("spdx", "SPDXVersion: SPDX-2.3\n"))
        .isEqualTo("\"SPDXVersion: SPDX-2.3\\n\"");
  }

  @ParameterizedTest
  @CsvSource({
    "spdxjson",
    "cyclonedx",
    "slsaprovenance",
    "slsaprovenance02",
    "slsaprovenance1",
    "vuln",
    "openvex",
    "https://example.com/x",
  })
  void othersAreJsonAsItIs(String type) {
    assertThat(written(type, "{ \"a\": [1, 2.5], \"b\": null }"))
        .isEqualTo("{\"a\":[1,2.5],\"b\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "spdxjson, no predicate",
    "cyclonedx, no predicate",
    "slsaprovenance, provenance predicate: no predicate",
    "slsaprovenance1, unmarshal raw payload to map: no predicate",
    "link, link statement: no predicate",
    "https://example.com/x,"
        + " invalid JSON payload for predicate type https://example.com/x: no predicate",
  })
  void refusesWhatIsNoObjectInTheWordsOfCosign(String type, String words) {
    String expected = words.replace("no predicate", "");
    for (String content : new String[] {"[1]", "not json", "", "null"}) {
      assertThatThrownBy(() -> written(type, content)).hasMessageStartingWith(expected);
    }
  }

  @Test
  void aLinkHasAllItsMembers() {
    assertThatThrownBy(() -> written("link", "{\"_type\":\"link\"}"))
        .hasMessage("link statement: required field name missing");
  }

  private static String written(String type, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return Json.writeText(Predicate.of(type, bytes, "file", NOW).value());
  }
}
