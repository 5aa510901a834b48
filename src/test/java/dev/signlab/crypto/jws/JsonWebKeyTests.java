package dev.signlab.crypto.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Web signature edge cases that others collected: C2SP Wycheproof. */
class JsonWebKeyTests {

  /** Where we answer otherwise than the vectors, by number, and why. */
  private static final Map<Integer, String> DIFFERENCES =
      Map.of(
          346, "the key is for PS256 and the header says PS384 (RFC 7517, section 4.4)",
          347, "the key is for ES521, which RFC 7518 does not have",
          350, "as 346",
          351, "as 347",
          367, "letter for letter the valid signature 357, by the same key",
          370, "letter for letter the valid signature 357, by the same key",
          372, "a question mark is no letter of Base64 (RFC 7515, section 2)",
          373, "as 372");

  @Test
  void everyVerdictIsTheSame() throws IOException {
    Path file = Vectors.files("wycheproof/json_web_signature_test.json").getFirst();
    Map<Integer, String> differences = new TreeMap<>();
    List<JsonNode> seen = new ArrayList<>();
    for (JsonNode group : Json.parse(Files.readAllBytes(file), "vectors").get("testGroups")) {
      JsonNode key = group.has("public") ? group.get("public") : group.get("private");
      for (JsonNode test : group.get("tests")) {
        seen.add(test);
        String verdict = verdict(key, test.get("jws"));
        if (!verdict.equals(test.get("result").stringValue())) {
          differences.put(
              test.get("tcId").intValue(),
              verdict + " " + test.get("comment") + " " + test.get("jws"));
        }
      }
    }
    assertThat(differences.entrySet())
        .allSatisfy(each -> assertThat(DIFFERENCES).as("%s", each).containsKey(each.getKey()));
    assertThat(differences).hasSameSizeAs(DIFFERENCES);
    assertThat(seen).hasSize(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"kty\":\"RSA\"}", "{\"kty\":\"EC\",\"crv\":\"P-256\"}"})
  void whatIsNoKeyIsRefused(String json) {
    assertThatThrownBy(() -> JsonWebKey.parse(json.getBytes(StandardCharsets.UTF_8), "key"))
        .isInstanceOf(LabException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"kty\":\"EC\",\"crv\":\"P-256\"}"})
  void whatIsNoPrivateKeyIsRefused(String json) {
    assertThatThrownBy(() -> TokenKey.parse(json, "key"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("key");
  }

  /** A signature that is not in compact form is an object there, and text of JSON here. */
  private static String verdict(JsonNode key, JsonNode jws) {
    String text = jws.isString() ? jws.stringValue() : Json.writeText(jws);
    try {
      JsonWebKey parsed = JsonWebKey.parse(Json.write(key), "key");
      return parsed.verified(text).isPresent() ? "valid" : "invalid";
    } catch (LabException e) {
      return "invalid";
    }
  }
}
