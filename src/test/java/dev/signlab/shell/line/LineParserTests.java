package dev.signlab.shell.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineParserTests {

  private static final Expander EXPANDER =
      new Expander(
          Map.of("NAME", "value", "TWO", "a  b", "EMPTY", "", "HOME", "/host/me"),
          7,
          Path.of("/nonexistent"),
          Path.of("/home/me"),
          line -> "<" + line + ">\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "a b  c ~ [a, b, c]",
        "'a b' c ~ [a b, c]",
        "\"a b\" c ~ [a b, c]",
        "a\\ b ~ [a b]",
        "'$NAME' ~ [$NAME]",
        "\"$NAME\" ~ [value]",
        "$NAME ~ [value]",
        "${NAME}s ~ [values]",
        "x$NAME.y ~ [xvalue.y]",
        "${NONE:-other} ~ [other]",
        "${NONE:-$NAME} ~ [value]",
        "${EMPTY:-x} ~ [x]",
        "$TWO ~ [a, b]",
        "\"$TWO\" ~ [a  b]",
        "a$EMPTY ~ [a]",
        "$EMPTY ~ []",
        "'' \"\" ~ [, ]",
        "\"$EMPTY\" ~ []",
        "$(uuidgen) ~ [<uuidgen>]",
        "\"$(a $(b) 'c)')\" ~ [<a $(b) 'c)'>]",
        "`a b` ~ [<a, b>]",
        "$? ~ [7]",
        "a$ ~ [a$]",
        "$ a ~ [a]",
        "a # b ~ [a]",
        "a#b ~ [a#b]",
        "--key=cosign.pub ~ [--key=cosign.pub]",
        "-a 'x=y z' ~ [-a, x=y z]",
        "\"\\$NAME \\\\ \\n\" ~ [$NAME \\ \\n]",
        "a:b@sha256:c ~ [a:b@sha256:c]",
        "none*.txt ~ [none*.txt]",
        "{{.Digest}} ~ [{{.Digest}}]",
        "$'a\\tb' ~ [a\tb]"
      })
  void wordsAreTakenApartAsAShellDoes(String line, String words) {
    List<Word> read = LineParser.parse(line.strip()).getFirst().commands().getFirst().words();
    String expected = words.strip().equals("[]") && line.contains("\"") ? "[]" : words.strip();
    assertThat(EXPANDER.values(read)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "a \\", "$(a", "a && 'b", "cat <<END\nx"})
  void anOpenLineAsksForMore(String line) {
    assertThatThrownBy(() -> LineParser.parse(line)).isInstanceOf(IncompleteLineException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a &", "; a", "a | | b", "a >", "a < ", "${a-b}", "a <", "&& b"})
  void aLineThatCannotBeUnderstoodIsAUsageProblem(String line) {
    assertThatThrownBy(() -> LineParser.parse(line))
        .isInstanceOfSatisfying(
            LabException.class, e -> assertThat(e.problem().exitStatus()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| a ~ before |",
        "a; | b ~ before |",
        "a && | b ~ before |",
        "|| a ~ before ||",
        "a && || b ~ before ||",
        "a | | b ~ after |",
        "a | ; b ~ after |"
      })
  void theSideOfAPipeThatIsMissingIsNamed(String row) {
    String[] parts = row.split(" ~ ", -1);
    assertThatThrownBy(() -> LineParser.parse(parts[0]))
        .isInstanceOfSatisfying(
            LabException.class,
            e -> assertThat(e.problem().summary()).isEqualTo("nothing stands " + parts[1]));
  }

  @Test
  void homeIsOnlyMeantAtTheBeginningOfAWord() {
    List<Word> words = LineParser.parse("~ ~/a a~ '~'").getFirst().commands().getFirst().words();
    assertThat(EXPANDER.values(words)).containsExactly("/home/me", "/home/me/a", "a~", "~");
  }

  @Test
  void variablesBeforeACommandAreItsOwn() {
    SimpleCommand command =
        LineParser.parse("A=1 B='x y' run C=2").getFirst().commands().getFirst();
    assertThat(command.assignments()).extracting("name").containsExactly("A", "B");
    assertThat(EXPANDER.value(command.assignments().getLast().value())).isEqualTo("x y");
    assertThat(EXPANDER.values(command.words())).containsExactly("run", "C=2");
  }

  @Test
  void redirectionsNameStreamAndFile() {
    SimpleCommand command =
        LineParser.parse("run < in > out 2>> err 2>&1 &> all").getFirst().commands().getFirst();
    assertThat(command.redirections()).extracting("stream").containsExactly(0, 1, 2, 2, 3);
    assertThat(command.words()).hasSize(1);
  }

  @Test
  void connectorsSayWhenAPipelineRuns() {
    assertThat(LineParser.parse("a && b || c; d | e\nf"))
        .extracting(pipeline -> pipeline.condition() + " " + pipeline.commands().size())
        .containsExactly("ALWAYS 1", "AND 1", "OR 1", "ALWAYS 2", "ALWAYS 1");
  }

  @Test
  void textBelowTheLineBelongsToIt() {
    List<Pipeline> lines = LineParser.parse("cat <<'END' > f\n$NAME\nEND\nnext");
    assertThat(lines).hasSize(2);
    Word text = lines.getFirst().commands().getFirst().redirections().getFirst().target();
    assertThat(EXPANDER.value(text)).isEqualTo("$NAME\n");
  }

  @Test
  void aLineForTheHostIsNotRead() {
    SimpleCommand command =
        LineParser.parse("!jq '.[0]' | less > 'x").getFirst().commands().getFirst();
    assertThat(EXPANDER.values(command.words())).containsExactly("!", "jq '.[0]' | less > 'x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "cosign ver ~ [cosign, ver] 3",
        "a && cosign ~ [cosign] 6",
        "X=1 cos ~ [cos] 3",
        "cat 'my fi ~ [cat, my fi] 6",
        "cat a\\ b ~ [cat, a b] 4",
        "echo $(crane di ~ [crane, di] 2",
        "version > ou ~ [cat, ou] 2"
      })
  void theWordAtTheCursorIsFoundInAnUnfinishedLine(String line, String found) {
    OpenCommand open = OpenCommand.of(line.stripTrailing());
    assertThat(open.words() + " " + open.rawLength()).isEqualTo(found.strip());
  }
}
