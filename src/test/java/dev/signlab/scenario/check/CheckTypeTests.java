package dev.signlab.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTypeTests {

  /** Where these are absent, the check says how many it compares. */
  private static final Set<FieldSpec.Kind> SAY_HOW_MANY =
      EnumSet.of(FieldSpec.Kind.IMAGES, FieldSpec.Kind.FILES);

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

  @Test
  void aKeyThatMustBeThereIsAFindingWhereItIsNot() {
    for (CheckType type : CheckTypes.all()) {
      Findings findings = new Findings();
      String text = type.name() + ": { none: x }";
      var map = YamlFile.parse(Path.of("a/b.yaml"), text, findings).orElseThrow();
      type.read(new Fields(map, "it", findings).object(type.name()).orElseThrow());
      for (FieldSpec field : type.fields()) {
        if (field.required() && !SAY_HOW_MANY.contains(field.kind())) {
          assertThat(findings.all())
              .as(type.name())
              .anyMatch(each -> each.words().contains(" has no " + field.name() + ";"));
        }
      }
    }
  }
}
