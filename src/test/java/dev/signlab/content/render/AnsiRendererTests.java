package dev.signlab.content.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.GoldenLesson;
import dev.signlab.content.document.Block;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.Span;
import dev.signlab.diagnostic.TerminalText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiRendererTests {

  private static final Document GOLDEN = GoldenLesson.document();

  @Test
  void aTerminalWithoutColoursShowsTheGoldenLesson() {
    Look look = Look.terminal(80, ColourDepth.NONE);

    assertThat(new AnsiRenderer(look).page(GOLDEN)).isEqualTo(GoldenLesson.lines("drawn.txt"));
  }

  @Test
  void plainTextShowsTheGoldenLesson() {
    assertThat(plain(GOLDEN)).isEqualTo(GoldenLesson.lines("plain.txt"));
  }

  @Test
  void coloursChangeNothingButTheEscapeSequences() {
    List<String> coloured =
        new AnsiRenderer(new Look(80, ColourDepth.TRUE, Look.Glyphs.DRAWN, Look.Links.WRITTEN))
            .page(colourBlind());
    List<String> bare = new AnsiRenderer(Look.terminal(80, ColourDepth.NONE)).page(colourBlind());

    assertThat(coloured).isNotEqualTo(bare);
    assertThat(coloured.stream().map(AnsiRendererTests::stripped)).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 31, 40, 57, 72, 80, 100, 133, 200})
  void noLineIsWiderThanTheTerminalUnlessItIsCodeOrAnAddress(int width) {
    for (ColourDepth depth : ColourDepth.values()) {
      assertWithin(width, new AnsiRenderer(Look.terminal(width, depth)).page(GOLDEN));
    }
    assertWithin(width, new AnsiRenderer(Look.plain(width)).page(GOLDEN));
  }

  private static void assertWithin(int width, List<String> lines) {
    assertThat(lines)
        .filteredOn(line -> !line.contains("://") && !line.contains("cosign") && !mayOverflow(line))
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width));
  }

  private static boolean mayOverflow(String line) {
    return line.contains("@sha256:")
        || line.contains("\u2500\u2500 ")
        || line.contains("critical")
        || line.contains("kept as it is");
  }

  @Test
  void plainTextHoldsNoEscapeSequenceAndNoDrawing() {
    assertThat(plain(GOLDEN))
        .allSatisfy(line -> assertThat(line).matches("[^\\x00-\\x1f\\u2190-\\u27bf\u2022\u2610]*"));
  }

  @ParameterizedTest
  @EnumSource(ColourDepth.class)
  void aLessonCannotCommandTheTerminal(ColourDepth depth) {
    String evil = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202egnp.exe";
    Document document =
        document(
            new Block.Paragraph(
                List.of(
                    new Span.Text(evil),
                    new Span.Code(evil),
                    new Span.Link("https://x/" + evil, List.of(new Span.Text("here"))))),
            new Block.Source("sh", List.of(new Block.Line(evil, List.of()))),
            new Block.Literal(evil, ""),
            new Block.Image("x.png", evil));

    String page = String.join("\n", new AnsiRenderer(Look.terminal(80, depth)).page(document));
    String screen = TerminalText.visible(page);

    assertThat(screen).doesNotContain("\u001b]0", "\u001b[2J", "\u0007", "\u009b", "\u202e");
  }

  @Test
  void aLinkIsClickableWhereTheTerminalAllowsIt() {
    Document document =
        document(
            new Block.Paragraph(
                List.of(new Span.Link("https://a.example/b", List.of(new Span.Text("words"))))));

    assertThat(new AnsiRenderer(Look.terminal(80, ColourDepth.SIXTEEN)).body(document))
        .extracting(TerminalText::unmarked)
        .containsExactly(
            "  \u001b]8;;https://a.example/b\u001b\\\u001b[4mwords\u001b[0m\u001b]8;;\u001b\\");
    assertThat(plain(document)).contains("  words (https://a.example/b)");
  }

  @Test
  void plainTextBeginsEachSentenceOnALineOfItsOwn() {
    Document document =
        document(new Block.Paragraph(List.of(new Span.Text("One idea. Another one, e.g. this."))));

    assertThat(new AnsiRenderer(Look.plain(80)).body(document))
        .containsExactly("  One idea.", "  Another one, e.g. this.");
  }

  @Test
  void aWordThatIsNoCodeIsBrokenWhenItIsWiderThanALine() {
    Document document = document(new Block.Paragraph(List.of(new Span.Text("x".repeat(70)))));

    assertThat(new AnsiRenderer(Look.plain(40)).body(document))
        .containsExactly("  " + "x".repeat(36), "  " + "x".repeat(34));
  }

  @Test
  void aTableThatDoesNotFitIsReadRowByRow() {
    Block.Cell wide = cell("a-word-that-is-wider-than-half-the-line");
    Block.Table table =
        new Block.Table(List.of(cell("Left"), cell("Right")), List.of(List.of(wide, wide)));

    assertThat(new AnsiRenderer(Look.terminal(60, ColourDepth.NONE)).body(document(table)))
        .containsExactly(
            "  Left: a-word-that-is-wider-than-half-the-line",
            "    Right: a-word-that-is-wider-than-half-the-line");
  }

  @Test
  void aCalloutBehindAShellLineIsACommentSoThatTheLineCanBeCopied() {
    Block.Source source =
        new Block.Source("sh", List.of(new Block.Line("cosign sign x", List.of(1, 2))));

    assertThat(plain(document(source))).contains("    cosign sign x  # (1)(2)");
  }

  @Test
  void shortTermsStandBesideWhatTheyMean() {
    Document document = document(new Block.Descriptions(List.of(term("Tag"), term("Digest"))));

    assertThat(new AnsiRenderer(Look.terminal(40, ColourDepth.NONE)).body(document))
        .containsExactly("  Tag     words", "  Digest  words");
    assertThat(new AnsiRenderer(Look.plain(40)).body(document))
        .containsExactly("  Tag: words", "  Digest: words");
  }

  @Test
  void shortCodeStandsOnOneLine() {
    Document page =
        document(
            new Block.Paragraph(
                List.of(new Span.Text("x".repeat(20) + " "), new Span.Code("$( )"))));
    for (int width = 20; width < 32; width++) {
      assertThat(new AnsiRenderer(Look.plain(width)).body(page))
          .as("%d columns", width)
          .anySatisfy(line -> assertThat(line).contains("$( )"));
    }
  }

  private static Block.Description term(String term) {
    return new Block.Description(List.of(List.of(new Span.Text(term))), cell("words").blocks());
  }

  private static Document document(Block... blocks) {
    return new Document(List.of(), List.of(blocks));
  }

  private static Block.Cell cell(String text) {
    return new Block.Cell(List.of(new Block.Paragraph(List.of(new Span.Text(text)))));
  }

  /** The golden lesson without code, which is marked by quotes where colours cannot mark it. */
  private static Document colourBlind() {
    return GOLDEN.page("wide").orElseThrow();
  }

  private static List<String> plain(Document document) {
    return new AnsiRenderer(Look.plain(80)).page(document);
  }

  private static String stripped(String line) {
    return TerminalText.unmarked(line).replaceAll("\u001b\\[[0-9;]*m", "");
  }
}
