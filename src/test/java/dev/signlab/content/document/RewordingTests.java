package dev.signlab.content.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.RandomDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rewording: every text a reader sees, and nothing else. */
class RewordingTests {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void theSameWordsGiveTheSameDocument(long seed) {
    Document document = RandomDocuments.of(seed);
    assertThat(new Rewording(UnaryOperator.identity()).of(document)).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void noOldWordIsLeft(long seed) {
    Document reworded = new Rewording(text -> "new").of(RandomDocuments.of(seed));
    assertThat(new String(DocumentJson.write(reworded), StandardCharsets.UTF_8))
        .doesNotContain("sign", "verify", "digest", "quoted", "Yes.");
  }

  @ParameterizedTest
  @MethodSource("keptBlocks")
  void whatIsCopiedToALineOrDrawnIsRewordedToo(Block before, Block after) {
    Rewording rewording = new Rewording(text -> text.replace("here:1", "there:22"));
    assertThat(rewording.of(new Document(List.of(), List.of(before))).blocks())
        .containsExactly(after);
  }

  static List<Arguments> keptBlocks() {
    return List.of(
        Arguments.of(source("pull here:1/a"), source("pull there:22/a")),
        Arguments.of(
            new Block.Literal("── here:1 ──", "a line to here:1"),
            new Block.Literal("── there:22 ──", "a line to there:22")),
        Arguments.of(paragraph(new Span.Code("here:1")), paragraph(new Span.Code("there:22"))),
        Arguments.of(
            paragraph(new Span.Link("http://here:1/v2/", List.of(new Span.Text("here:1")))),
            paragraph(new Span.Link("http://there:22/v2/", List.of(new Span.Text("there:22"))))));
  }

  private static Block source(String line) {
    return new Block.Source("console", List.of(new Block.Line(line, List.of(1))));
  }

  private static Block paragraph(Span span) {
    return new Block.Paragraph(List.of(span));
  }
}
