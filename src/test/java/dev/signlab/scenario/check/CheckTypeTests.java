package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckTypeTests {

  @Test
  void aListThatMustNotBeEmptyIsAFindingWhereItIs() {
    List<String> lists = new ArrayList<>();
    for (CheckType type : CheckTypes.all()) {
      for (FieldSpec field : type.fields()) {
        if (field.required() && field.kind() == FieldSpec.Kind.TEXTS) {
          lists.add(type.name() + ": { " + field.name() + ": [] }");
        }
      }
    }
    assertThat(lists).hasSizeGreaterThan(3);
    for (String text : lists) {
      Findings findings = new Findings();
      var map = YamlFile.parse(Path.of("a/b.yaml"), text, findings).orElseThrow();
      String name = map.entries().getFirst().key();
      Fields keys = new Fields(map, "it", findings).object(name).orElseThrow();
      CheckTypes.named(name).orElseThrow().read(keys);
      assertThat(findings.all()).as(text).anyMatch(each -> each.words().contains("is empty"));
    }
  }
}
