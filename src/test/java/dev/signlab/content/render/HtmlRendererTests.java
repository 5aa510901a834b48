package dev.signlab.content.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.GoldenLesson;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRendererTests {

  private final HtmlRenderer renderer = new HtmlRenderer();

  @Test
  void theGoldenLessonBecomesItsGoldenPage() {
    assertThat(renderer.fragment(GoldenLesson.document()).lines())
        .isEqualTo(GoldenLesson.lines("golden.html"));
  }

  @Test
  void aPageFetchesNothing() {
    String page = renderer.page(new Document(List.of(new Span.Text("Empty")), List.of()));

    assertThat(page).contains("<title>Empty</title>", "prefers-color-scheme: dark");
    assertThat(page).doesNotContain("<script", "<link", "@import", "url(", "http");
  }

  @Test
  void everyCharacterOfTheDocumentIsEscaped() {
    String evil = "\"'><script>alert(1)</script>&amp;";
    String html =
        renderer.page(
            new Document(
                List.of(new Span.Text(evil)),
                List.of(
                    new Block.Section(1, evil, List.of(new Span.Code(evil)), List.of()),
                    new Block.Source(evil, List.of(new Block.Line(evil, List.of()))),
                    new Block.Literal(evil, evil),
                    new Block.Image(evil, evil))));

    assertThat(html).doesNotContain("<script", "\"'>").contains("&lt;script&gt;", "&amp;amp;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "vbscript:x", "JavaScript:x"})
  void aLinkThatDoesMoreThanLeadSomewhereIsLeftOut(String target) {
    Span link = new Span.Link(target, List.of(new Span.Text("click")));
    String html =
        renderer.fragment(new Document(List.of(), List.of(new Block.Paragraph(List.of(link)))));

    assertThat(html).isEqualTo("<p>click</p>\n");
  }

  @Test
  void aLinkToAnotherLessonLeadsToItsPage() {
    assertThat(Html.address("sign.adoc#sign")).isEqualTo("sign.html#sign");
    assertThat(Html.address("#sign")).isEqualTo("#sign");
    assertThat(Html.address("https://a.example/x.adoc")).isEqualTo("https://a.example/x.adoc");
  }
}
