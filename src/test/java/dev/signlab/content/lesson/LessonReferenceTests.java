package dev.signlab.content.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonReferenceTests {

  @Test
  void aReferenceNamesAFileAndASection() {
    LessonReference reference = LessonReference.parse("lessons/sign.adoc#no-digest");

    assertThat(reference.name()).isEqualTo("sign");
    assertThat(reference.section()).isEqualTo("no-digest");
    assertThat(reference).hasToString("lessons/sign.adoc#no-digest");
  }

  @Test
  void thePageOfATaskMayHaveOneWithItsBackground() {
    assertThat(LessonReference.parse("lessons/sign.adoc#payload").background())
        .hasToString("lessons/sign.adoc#explain-payload");
  }

  @Test
  void withoutASectionTheWholeLessonIsMeant() {
    assertThat(LessonReference.parse("sign.adoc").section()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sign",
        "/etc/sign.adoc",
        "../sign.adoc",
        "a/../../b.adoc",
        "a\\b.adoc",
        "a.adoc#b#c"
      })
  void whatLeadsElsewhereIsRefused(String text) {
    assertThatThrownBy(() -> LessonReference.parse(text)).isInstanceOf(LabException.class);
  }
}
