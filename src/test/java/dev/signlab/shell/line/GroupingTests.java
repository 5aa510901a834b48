package dev.signlab.shell.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "if ls; then pwd; else ls; fi ~ if … fi",
        "ls; if ls; then pwd; fi; pwd ~ if … fi",
        "$ if ls; then pwd; fi ~ if … fi",
        "X=1 for f in *; do cat $f; done ~ for … done",
        "while true; do break; done < f ~ while … done",
        "until false; do ls; done | cat ~ until … done",
        "case $X in a|b) ls;; *) pwd;; esac ~ case … esac",
        "case $X in (a) (ls) ;; esac && pwd ~ case … esac",
        "{ ls; pwd; } ~ { … }",
        "(cd sub && ls) ~ ( … )",
        "ls && (pwd) ~ ( … )",
        "[[ -f x && ( -n y ) ]] && ls ~ [[ … ]]",
        "f() { ls; } ~ function",
        "function f { ls; } ~ function",
        "diff <(ls) <(pwd) ~ <( … )",
        "echo $((1 + 2)) ~ $(( … ))",
        "echo \"n is $((1+2))\" ~ $(( … ))",
        "(( n++ )) ~ ( … )",
        "for ((i=0; i<3; i++)); do ls; done ~ for … done",
        "then ls ~ then",
        "done ~ done",
        "} ~ }"
      })
  void aConstructOfAShellIsRefusedWithAllThatIsAroundIt(String line, String construct) {
    assertThatThrownBy(() -> LineParser.parse(line.strip()))
        .asInstanceOf(InstanceOfAssertFactories.throwable(CompoundLineException.class))
        .extracting(e -> e.constructs().getFirst())
        .isEqualTo(construct.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo if then fi",
        "echo 'if x; then y; fi' \"{ a; }\" \\{ a",
        "grep for file",
        "echo a(b) (c)",
        "echo '$((1))' x'$((1))' \\$\\(\\(",
        "skopeo inspect --format {{.Digest}} docker://a",
        "cat <<END\nif x; then\n(\nEND",
        "# if x; then",
        "echo a # if x; then",
        "!if true; then echo a; fi",
        "ls && !while false; do :; done",
        "echo $(ls) `pwd` ${HOME}",
        "answer a b do done"
      })
  void wordsThatOnlyLookLikeAConstructAreCommands(String line) {
    assertThatCode(() -> LineParser.parse(line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if ls; then",
        "if ls; then\npwd\nelse",
        "for f in *; do\nif ls; then\npwd\nfi",
        "case x in\na) ls;;",
        "(\nls",
        "{ ls",
        "[[ -f x",
        "if true; then cat <<END\nfi",
        "if ls; then echo 'fi",
        "if ls; then echo ${X%fi",
        "ls &&",
        "ls || # remark",
        "ls |",
        "!for f in *; do",
        "!cat <<END\nhello",
        "!ls &&"
      })
  void aConstructThatIsOpenAsksForMore(String line) {
    assertThatThrownBy(() -> LineParser.parse(line)).isInstanceOf(IncompleteLineException.class);
  }

  @Test
  void linesOfOneConstructBecomeOneLine() {
    assertThatThrownBy(
            () ->
                LineParser.parse(
                    "for f in a b; do # each\n  echo $f\n\n  if x; then\n y; fi\ndone"))
        .asInstanceOf(InstanceOfAssertFactories.throwable(CompoundLineException.class))
        .extracting(CompoundLineException::oneLine)
        .asString()
        .matches("for f in a b; do +echo \\$f; +if x; then +y; fi; +done");
  }

  @Test
  void aLineForTheHostKeepsTheLinesThatBelongToIt() {
    Pipeline pipeline = LineParser.parse("!for f in a; do\necho $f\ndone\nls").getFirst();
    assertThat(HostText.of(pipeline.commands().getFirst()))
        .isEqualTo("for f in a; do\necho $f\ndone");
  }
}
