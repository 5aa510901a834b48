package dev.signlab.scenario.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.yaml.YamlValue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTests {

  private final Findings findings = new Findings();

  @Test
  void aNameStandsForItsTextWhereverATextIs() {
    YamlValue.Mapping file =
        read("names: { book: \"host/book:1.0\" }\na: x ${book} ${book}\nb: [{ c: \"${book}\" }]\n");
    Fields fields = new Fields(Names.of(file, findings).in(file, findings), "it", findings);
    assertThat(fields.text("a")).isEqualTo("x host/book:1.0 host/book:1.0");
    assertThat(fields.objects("b").getFirst().text("c")).isEqualTo("host/book:1.0");
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void variablesOfTheShellStayAsTheyAre() {
    YamlValue.Mapping file = read("names: { book: x }\na: $book ${BOOK} ${b} $(crane digest x)\n");
    Fields fields = new Fields(Names.of(file, findings).in(file, findings), "it", findings);
    assertThat(fields.text("a")).isEqualTo("$book ${BOOK} ${b} $(crane digest x)");
    assertThat(findings.all()).isEmpty();
  }

  @Test
  void anUnknownNameIsAFindingInItsLineWithTheNearestOne() {
    YamlValue.Mapping file = read("names: { book: x }\na: 1\nb: ${bok}\n");
    Names.of(file, findings).in(file, findings);
    assertThat(findings.all())
        .hasSize(1)
        .first()
        .satisfies(one -> assertThat(one.place().line()).isEqualTo(3))
        .satisfies(one -> assertThat(one.toString()).contains("bok", "did you mean 'book'?"));
  }

  @Test
  void aNameThatIsNoneOrStandsForNoTextIsAFinding() {
    Names.of(read("names:\n  Book: x\n  list: [a]\n  none:\n"), findings);
    assertThat(findings.all()).extracting(one -> one.place().line()).isEqualTo(List.of(2, 3, 4));
  }

  @Test
  void namesThatAreNoMapOrStandTwiceAreFindings() {
    Names.of(read("id: a\nnames: book\n"), findings);
    Names.of(read("id: a\nnames: [book]\n"), findings);
    Names.of(read("names:\n  book: x\n  book: y\n"), findings);
    assertThat(findings.all()).extracting(one -> one.place().line()).isEqualTo(List.of(2, 2, 3));
  }

  private YamlValue.Mapping read(String text) {
    return YamlFile.parse(Path.of("a/scenario.yaml"), text, findings).orElseThrow();
  }
}
