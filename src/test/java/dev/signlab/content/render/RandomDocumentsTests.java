package dev.signlab.content.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.RandomDocuments;
import dev.signlab.content.document.Document;
import dev.signlab.content.document.DocumentJson;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomDocumentsTests {

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyDocumentKeepsTheRules(long seed) {
    Document document = RandomDocuments.of(seed);

    assertThat(DocumentJson.read(DocumentJson.write(document), "document")).isEqualTo(document);
    assertThat(new HtmlRenderer().fragment(document)).doesNotContain("<b>&");
    assertThat(new AnsiRenderer(Look.plain(80)).page(document))
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b", "\u2014", "\u2502"));
    assertFits(80, new AnsiRenderer(Look.plain(80)).page(document));
    assertFits(100, new AnsiRenderer(Look.terminal(100, ColourDepth.TRUE)).page(document));
  }

  private static void assertFits(int width, List<String> lines) {
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width);
              assertThat(line).isEqualTo(line.stripTrailing());
            });
  }
}
