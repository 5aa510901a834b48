package dev.signlab.shell.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.reader.CompletingParsedLine;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class LineSyntaxTests {

  /** The line editor takes back the escaped word before it writes another one in its place. */
  @Test
  void aWordThatIsNotBegunHasNoLetterToTakeBack() {
    String typed = "progress ";
    CompletingParsedLine line =
        (CompletingParsedLine) new LineSyntax().parse(typed, typed.length(), ParseContext.COMPLETE);
    assertThat(line.word()).isEmpty();
    assertThat(line.rawWordLength()).isZero();
    assertThat(line.escape("", false)).isEmpty();
    assertThat(line.escape("a b", true)).hasToString("'a b'");
  }
}
