package dev.signlab.scenario.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Hint;
import dev.signlab.yaml.Place;
import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlFileTests {

  private static final Path FILE = Path.of("labs/basics/01-x/scenario.yaml");

  private final Findings findings = new Findings();

  @Test
  void everyValueKnowsItsLine() {
    Fields fields = read("a: 1\nb:\n  - x\n  - y\n");
    assertThat(fields.number("a", 0, 9)).isEqualTo(1);
    assertThat(fields.texts("b")).containsExactly("x", "y");
    assertThat(fields.place("b")).isEqualTo(new Place(FILE, 2, 1));
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void anUnknownKeyIsMetWithTheNearestKnownOne() {
    Fields fields = read("title: t\nhnits: []\n");
    fields.text("title");
    fields.list("hints");
    fields.finish();
    Finding finding = findings.all().getFirst();
    assertThat(finding.place().line()).isEqualTo(2);
    assertThat(finding.failure().hint()).hasValue(Hint.of("did you mean 'hints'?"));
    assertThat(finding.toProblem().summary()).startsWith("01-x/scenario.yaml:2: unknown key");
  }

  @Test
  void allDefectsAreFoundAtOnce() {
    Fields fields = read("a: x\nb: [1]\na: y\n");
    fields.number("a", 1, 3);
    fields.text("b");
    fields.text("c");
    assertThat(summaries())
        .containsExactly(
            "the key 'a' stands twice",
            "a of it is not a whole number from 1 to 3",
            "b of it is not a text",
            "it has no c");
  }

  @Test
  void anAliasStandsForItsAnchor() {
    assertThat(read("a: &x [1, 2]\nb: *x\n").texts("b")).containsExactly("1", "2");
  }

  @Test
  void aliasesThatUnfoldIntoMillionsAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String last = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n"
              .formatted(
                  i,
                  i,
                  String.join(
                      ", ", List.of(last, last, last, last, last, last, last, last, last, last))));
    }
    assertThat(YamlFile.parse(FILE, bomb.toString(), findings)).isEmpty();
    assertThat(summaries()).containsExactly("too many values");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(YamlFile.parse(FILE, "a: " + "[".repeat(5000), findings)).isEmpty();
    assertThat(summaries()).containsExactly("nested too deeply");
  }

  @Test
  void brokenYamlIsOneFindingWithItsLine() {
    assertThat(YamlFile.parse(FILE, "a: 1\nb: 'unclosed\n", findings)).isEmpty();
    assertThat(summaries()).containsExactly("not valid YAML");
    assertThat(findings.all().getFirst().place().line()).isGreaterThan(1);
  }

  @Test
  void neitherAnEmptyFileNorAListNorTwoDocumentsAreAScenario() {
    for (String text : List.of("", "- a\n", "a: 1\n---\nb: 2\n", "just words")) {
      Findings each = new Findings();
      assertThat(YamlFile.parse(FILE, text, each)).isEmpty();
      assertThat(each.all()).as(text).hasSize(1);
    }
  }

  private Fields read(String text) {
    Optional<YamlValue.Mapping> map = YamlFile.parse(FILE, text, findings);
    return new Fields(map.orElseThrow(), "it", findings);
  }

  private List<String> summaries() {
    return findings.all().stream().map(Finding::summary).toList();
  }
}
