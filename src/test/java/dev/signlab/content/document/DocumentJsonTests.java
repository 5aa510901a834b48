package dev.signlab.content.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.content.GoldenLesson;
import dev.signlab.diagnostic.LabException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentJsonTests {

  @Test
  void whatIsWrittenReadsBackEqual() {
    Document golden = GoldenLesson.document();

    assertThat(DocumentJson.read(DocumentJson.write(golden), "golden")).isEqualTo(golden);
  }

  @Test
  void theGoldenLessonHoldsEveryKindOfBlockAndSpan() {
    String json = GoldenLesson.json();

    for (Class<?> kind : Block.class.getPermittedSubclasses()) {
      assertThat(json)
          .contains("\"kind\":\"" + kind.getSimpleName().toLowerCase(Locale.ROOT) + "\"");
    }
    assertThat(json)
        .contains("\"strong\":", "\"emphasis\":", "\"code\":", "\"link\":", "\"keys\":")
        .contains("\"picture\":", "\"note\":", "\"break\":");
  }

  @Test
  void anUnknownKindOfBlockIsNamed() {
    byte[] json =
        "{\"title\":[],\"blocks\":[{\"kind\":\"hologram\"}]}".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> DocumentJson.read(json, "lesson x"))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> {
              assertThat(e.problem().summary()).contains("lesson x");
              assertThat(e.problem().found().orElseThrow()).isEqualTo("hologram");
            });
  }

  @Test
  void anIdPicksOneSectionWithAllThatLiesUnderIt() {
    Document page = GoldenLesson.document().page("lists").orElseThrow();

    assertThat(Span.plain(page.title())).isEqualTo("Lists & code in a title");
    assertThat(page.sections()).extracting(Block.Section::id).containsExactly("table");
    assertThat(GoldenLesson.document().page("nowhere")).isEmpty();
  }

  @Test
  void theIntroductionEndsWhereTheFirstSectionBegins() {
    Document introduction = GoldenLesson.document().introduction();

    assertThat(introduction.blocks()).hasSize(1);
    assertThat(introduction.title()).isEqualTo(List.of(new Span.Text("Every element once")));
  }
}
