package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTests {

  /** A semicolon for each line end. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a b                     | 1 a b
          ~  a b  ~               | 1 a b
          ;;a;b                   | 3 a, 4 b
          # c;a;  # c;b           | 2 a, 4 b
          a # b                   | 1 a # b
          a \\;b                  | 1 a b
          a \\;  b;c              | 1 a   b, 3 c
          a\\;b                   | 1 ab
          ~a \\  ;b~              | 1 a b
          a \\;# c;b              | 1 a b
          a \\;;  ;b              | 1 a b
          a \\;b \\;c             | 1 a b c
          a \\                    | 1 a
          a \\\\;b                | 1 a \\\\, 2 b
          \\;a                    | 1 a
          a \\;# b \\;c;d         | 1 a c, 4 d
          # escape=`;a `;b        | 2 a b
          # escape=`;a \\;b       | 2 a \\, 3 b
          # x;# escape=`;a `;b    | 3 a `, 4 b
          ;# escape=`;a `;b       | 3 a `, 4 b
          #escape = ` ;a `;b      | 2 a b
          # ESCAPE=`;a `;b        | 2 a b
          # check=skip=all;# escape=`;a `;b | 3 a b
          # syntax=docker/dockerfile:1;# escape=`;a `;b | 3 a b
          """)
  void makesInstructionsOfLines(String lines, String instructions) {
    assertThat(read(lines.replace(';', '\n') + "\n")).hasToString("[" + instructions + "]");
    assertThat(read(lines.replace(";", "\r\n") + "\r\n")).hasToString("[" + instructions + "]");
    assertThat(read("\uFEFF" + lines.replace(';', '\n'))).hasToString("[" + instructions + "]");
  }

  @Test
  void warnsOfEmptyLinesWithinAnInstruction() {
    LineReader reader = new LineReader("a\nb \\\n\n  c\n", new Findings("x"));
    assertThat(reader.read()).hasSize(2);
    assertThat(reader.warnings())
        .containsExactly("line 2: empty lines within an instruction are passed over");
  }

  private static List<String> read(String text) {
    Findings findings = new Findings("Dockerfile");
    List<LogicalLine> lines = new LineReader(text, findings).read();
    findings.throwIfAny();
    return lines.stream().map(line -> line.number() + " " + line.source().text()).toList();
  }
}
