package dev.signlab.app.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedVariablesTests {

  @Test
  void bothFormsOfBashAreRead() {
    String text =
        """
        declare -x A="plain"
        declare -rx B="a \\"b\\" \\$c \\`d\\` \\\\e
        f"
        declare -x C=$'tab\\tbell\\aquote\\'oct\\303\\244\\001'
        declare -x UNSET
        export D=""
        """;
    assertThat(ExportedVariables.parse(text.getBytes(UTF_8)))
        .isEqualTo(
            Map.of(
                "A", "plain",
                "B", "a \"b\" $c `d` \\e\nf",
                "C", "tab\tbell\u0007quote'oct\u00e4\u0001",
                "D", ""));
  }

  @Test
  void whatIsWrittenIsRead() {
    Map<String, String> variables =
        Map.of("A", "\"$x\" `y` \\ \n'", "_b", "", "C1", "\u65e5\u672c \u0001\u007f");
    assertThat(ExportedVariables.parse(ExportedVariables.format(variables))).isEqualTo(variables);
  }

  @Test
  void aNameThatNoShellKnowsIsLeftOut() {
    assertThat(ExportedVariables.format(Map.of("a.b", "1", "a b", "2"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=\"x\"\n",
        "declare -x A=x\n",
        "declare -x A=\"x\n",
        "export A=$x\n",
        "export A"
      })
  void whatBashDoesNotPrintIsRefused(String text) {
    assertThatThrownBy(() -> ExportedVariables.parse(text.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
