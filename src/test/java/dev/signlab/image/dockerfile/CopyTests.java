package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.image.dockerfile.Instruction.Copy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyTests {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          COPY a b                      | a > b
          COPY a b /c/                  | a, b > /c/
          copy   a     b                | a > b
          COPY ["a b", "c"]             | a b > c
          COPY ["a b", "c d", "/e f/"]  | a b, c d > /e f/
          COPY [a, b] /c/               | [a,, b] > /c/
          COPY $A ${A}x                 | v > vx
          COPY '$A' "$A"                | $A > v
          COPY ["$A", "\\\\$A"]         | v > $A
          COPY --link --chown=$A:1 a b  | a > b
          COPY --chown="$A" a b         | a > b
          ADD a b                       | a > b
          """)
  void readsPaths(String line, String paths) {
    Copy copy = copy(line);
    assertThat(String.join(", ", copy.sources()) + " > " + copy.target()).isEqualTo(paths);
  }

  @Test
  void readsFlags() {
    Copy copy =
        copy(
            "COPY --from=x --chown=$A:1 --chmod=0755 --link --parents=true --exclude=*.$A"
                + " --exclude=b a b");
    assertThat(copy.flags())
        .isEqualTo(
            new CopyFlags(
                Optional.of("x"),
                Optional.of("v:1"),
                Optional.of("0755"),
                true,
                true,
                List.of("*.v", "b")));
    assertThat(copy("COPY --link=false a b").flags()).isEqualTo(CopyFlags.NONE);
    assertThat(copy("COPY -- --a b").sources()).containsExactly("--a");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ADD https://x.example/y /y           | ADD from elsewhere: https://x.example/y
          ADD git@x.example:a/b.git /y         | ADD from elsewhere: git@x.example:a/b.git
          ADD https://x.example/$A.git /y      | ADD from elsewhere: https://x.example/v.git
          ADD --checksum=sha256:00 a b         | --checksum is for files from elsewhere
          ADD --keep-git-dir=true a b          | --keep-git-dir is for files from elsewhere
          ADD --unpack a b                     | ADD --unpack is not done here
          ADD --from=a a b                     | no flag --from of ADD
          COPY http://x.example/y /y           | COPY takes no address
          COPY --from=$A a b                   | --from takes no variables
          COPY --chmod=u+x a b                 | --chmod takes octal modes
          COPY --chmod=10000 a b               | --chmod takes octal modes
          COPY --chmod=8 a b                   | --chmod takes octal modes
          COPY a <<EOF;EOF                     | a text in the Dockerfile cannot be the target
          COPY ["a", 2]                        | a list may hold texts only, found 2
          COPY --exclude=[ a b                 | syntax error in pattern [
          COPY "a b" /c                        | a double quote has no end
          """)
  void refusesWhatIsNotDone(String lines, String message) {
    LabException failure = catchThrowableOfType(LabException.class, () -> copy(lines));
    assertThat(failure).hasMessageStartingWith("Dockerfile line 3: ").hasMessageContaining(message);
  }

  /** A semicolon for each line end, a dash for a tab. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          COPY <<EOF /f;a $A;EOF                 | EOF=a v;
          COPY <<'EOF' /f;a $A;EOF               | EOF=a $A;
          COPY <<"EOF" /f;a $A;EOF               | EOF=a $A;
          COPY <<E'O'F /f;a $A;EOF               | EOF=a $A;
          COPY <<EOF /f;"a" 'b' # c;EOF          | EOF="a" 'b' # c;
          COPY <<EOF /f;EOF                      | EOF=
          COPY <<EOF /f;;a;;EOF                  | EOF=;a;;
          COPY <<EOF /f;a \\;b;EOF               | EOF=a ;b;
          COPY <<EOF /f;\\$A \\\\ \\x;EOF        | EOF=$A \\ x;
          COPY <<'EOF' /f;\\$A \\\\;EOF          | EOF=\\$A \\\\;
          COPY <<EOF /f; EOF;EOF                 | EOF= EOF;
          COPY <<-EOF /f;>a;>>b;>EOF             | EOF=a;b;
          COPY <<EOF /f;>a;EOF                   | EOF=>a;
          COPY <<one <<two /d/;1;one;2;two       | one=1;+two=2;
          COPY x <<E y /d/;1;E                   | E=1;
          COPY --chmod=600 <<E /f;1;E            | E=1;
          ADD <<E /f;${A:-x}${U:-y};E            | E=vy;
          """)
  void readsFilesThatStandInTheDockerfile(String lines, String documents) {
    List<String> found =
        copy(lines.replace('>', '\t')).documents().stream()
            .map(document -> document.name() + "=" + document.content())
            .toList();
    assertThat(String.join("+", found).replace('\n', ';')).isEqualTo(documents.replace('>', '\t'));
  }

  @Test
  void goesOnBehindAFileThatStandsInTheDockerfile() {
    List<Instruction> instructions =
        Built.instructions("FROM scratch\nCOPY <<A <<B /d/\nUSER 1\nA\nUSER 2\nB\nUSER 3\n");
    assertThat(instructions).hasSize(2);
    assertThat(instructions.getLast().line()).isEqualTo(7);
  }

  @Test
  void keepsLineEndsOfFilesThatStandInTheDockerfile() {
    assertThat(copy("COPY <<E /f\r\na\r\nE\r\n").documents().getFirst().content())
        .isEqualTo("a\r\n");
  }

  private static Copy copy(String lines) {
    String text = "FROM scratch AS x\nARG A=v\n" + lines.replace(';', '\n') + "\n";
    BuildPlan plan = Built.plan("FROM scratch\n", Map.of());
    Variables variables = Variables.in(plan, Map.of());
    Stage stage = Dockerfile.parse(text, "Dockerfile").stages().getFirst();
    variables.expand(stage.instructions().getFirst());
    return (Copy) variables.expand(stage.instructions().get(1));
  }
}
