package dev.signlab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.line.LineParser;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CommandRowsTests {

  private static final String LINE =
      "cosign verify --key other.pub -a 'two words' $(crane digest localhost:5001/a:1) image";

  @Test
  void aShortCommandIsOneRow() {
    assertThat(CommandRows.of("  Do ", "ls -l", 80)).containsExactly("  Do ls -l");
  }

  @Test
  void aLongOneGoesOnBehindABackslash() {
    assertThat(CommandRows.of("Do ", "docker run -d -p 5001:5001 registry:2", 30))
        .containsExactly("Do docker run -d -p \\", "       5001:5001 registry:2");
  }

  @Test
  void onAPipeACommandIsWhole() {
    String line = "docker run -d -p 5001:5001 registry:2";

    assertThat(CommandRows.of("Do ", line, new Screen.Style(30, 24, 0, true, false))).hasSize(2);
    assertThat(CommandRows.of("Do ", line, new Screen.Style(30, 0, 0, true, false)))
        .containsExactly("Do " + line);
  }

  @Property
  void whatIsCopiedIsTheSameCommand(@ForAll @IntRange(min = 20, max = 100) int width) {
    String copied = String.join("\n", CommandRows.of("", LINE, width));
    assertThat(parsed(copied)).isEqualTo(parsed(LINE));
  }

  @Property
  void aDigestIsWholeWhereTheScreenIsWideEnough(@ForAll @IntRange(min = 73, max = 130) int width) {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    String line =
        "cosign verify --key cosign.pub localhost:5001/studentbook@" + digest + " -o json";
    List<String> rows = CommandRows.of("            ", line, width);
    assertThat(parsed(String.join("\n", rows))).isEqualTo(parsed(line));
    assertThat(rows).anyMatch(row -> row.contains(digest)).allMatch(row -> row.length() <= width);
  }

  /** Where a word stands in the line does not matter. */
  private static String parsed(String line) {
    return LineParser.parse(line).toString().replaceAll("start=\\d+, end=\\d+", "");
  }
}
