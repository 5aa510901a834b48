package dev.signlab.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTests {

  private static final String STATEMENT =
      """
      {"predicateType": "https://example.com/x",
       "subject": [{"name": "one"}, {"name": "two"}],
       "predicate": {"builder": {"id": "https://ci.example/1"}, "level": 3, "none": null,
                     "a/b": true, "list": []}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/predicate/builder/id | equals | \"https://ci.example/1\"",
        "/predicate/builder/id | matches | \"https://ci\\\\.example/\\\\d+\"",
        "/predicate/level | in | [1, 2, 3]",
        "/predicate/level | equals | 3",
        "/predicate/none | equals | null",
        "/predicate/none | exists | true",
        "/predicate/nothing | exists | false",
        "/predicate/a~1b | equals | true",
        "/subject/*/name | in | [\"one\", \"two\"]",
        "/subject/1/name | equals | \"two\"",
      })
  void aRuleHolds(String path, String word, String value) {
    assertThat(judge(path, word, value)).allMatch(Step::passed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/predicate/builder/id | equals | \"https://ci.example/2\" | \"https://ci.example/1\"",
        "/predicate/builder/id | matches | \"ci\" | \"https://ci.example/1\"",
        "/predicate/level | equals | \"3\" | 3",
        "/predicate/level | matches | \"3\" | 3",
        "/predicate/nothing | equals | 1 | nothing there",
        "/predicate/nothing | exists | true | nothing there",
        "/predicate/level | exists | false | 3",
        "/predicate/list/* | equals | 1 | nothing there",
        "/subject/*/name | equals | \"one\" | \"two\"",
        "/subject/7/name | equals | \"one\" | nothing there",
      })
  void aRuleIsBrokenAndSaysByWhat(String path, String word, String value, String found) {
    assertThat(judge(path, word, value))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.outcome()).isInstanceOf(Outcome.Failed.class);
              Outcome.Failed failed = (Outcome.Failed) step.outcome();
              assertThat(failed.cause()).isEqualTo(Cause.POLICY);
              assertThat(failed.found()).isEqualTo(found);
              assertThat(failed.expected()).startsWith(path);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"rules\": []}",
        "{\"rules\": [{}]}",
        "{\"rules\": [{\"path\": \"/a\"}]}",
        "{\"rules\": [{\"path\": \"a\", \"equals\": 1}]}",
        "{\"rules\": [{\"path\": \"/a\", \"equals\": 1, \"in\": [1]}]}",
        "{\"rules\": [{\"path\": \"/a\", \"equal\": 1}]}",
        "{\"rules\": [{\"path\": \"/a\", \"matches\": \"(\"}]}",
        "{\"rules\": [{\"path\": \"/a\", \"exists\": 1}]}",
        "{\"rule\": [{\"path\": \"/a\", \"equals\": 1}]}",
      })
  void refusesWhatIsNoPolicy(String json) {
    assertThatThrownBy(() -> parse("policy.json", json))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().cause().orElseThrow()).isEqualTo(Cause.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({"a.cue, CUE", "a.rego, Rego", "B.REGO, Rego"})
  void saysWhyOtherLanguagesAreNotRead(String name, String language) {
    assertThatThrownBy(() -> parse(name, ""))
        .hasMessage(name + ": " + language + " policies are not evaluated here");
  }

  @Test
  void endsExpressionsThatWouldTakeForEver() {
    String json = "{\"rules\": [{\"path\": \"/a\", \"matches\": \"(a*)(a*)(a*)(a*)(a*)(a*)b\"}]}";
    RuleSet policy = parse("policy.json", json);
    var statement = Json.object().put("a", "a".repeat(60));
    assertThatThrownBy(() -> policy.judge(statement)).hasMessageContaining("takes too long");
  }

  private static List<Step> judge(String path, String word, String value) {
    String json = "{\"rules\":[{\"path\":\"%s\",\"%s\":%s}]}".formatted(path, word, value);
    return parse("policy.json", json).judge(Json.parse(utf8(STATEMENT), "statement"));
  }

  private static RuleSet parse(String name, String json) {
    return RuleSet.parse(name, utf8(json));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
