package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.image.dockerfile.Instruction.Cmd;
import dev.signlab.image.dockerfile.Instruction.Entrypoint;
import dev.signlab.image.dockerfile.Instruction.Label;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileTests {

  @Test
  void joinsContinuedLinesAndLeavesCommentsOut() {
    Dockerfile file =
        parse("# a book\nFROM scratch\nLABEL a=1 \\\n  # in between\n  b='two words'\n");

    Instruction label = file.stages().getFirst().instructions().getFirst();
    assertThat(label.line()).isEqualTo(3);
    assertThat(((Label) label).values()).isEqualTo(Map.of("a", "1", "b", "'two words'"));
  }

  @Test
  void takesCommandsAsListsOrForTheShell() {
    List<Instruction> instructions =
        Built.instructions("FROM scratch\nENTRYPOINT [\"/run\", \"$HOME\"]\nCMD echo $HOME\n");

    assertThat(instructions.getFirst())
        .isInstanceOfSatisfying(
            Entrypoint.class,
            it -> {
              assertThat(it.words()).containsExactly("/run", "$HOME");
              assertThat(it.isForShell()).isFalse();
            });
    assertThat(instructions.getLast())
        .isInstanceOfSatisfying(
            Cmd.class,
            it -> {
              assertThat(it.words()).containsExactly("echo $HOME");
              assertThat(it.isForShell()).isTrue();
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FROM scratch;COPPY a b             | line 2: no instruction COPPY
          ;                                  | no FROM
          LABEL a=b;FROM scratch             | line 1: LABEL before FROM
          FROM                               | line 1: FROM without an image
          FROM a b                           | line 1: FROM takes an image
          FROM a AS 1st                      | line 1: a stage cannot be called 1st
          FROM scratch;RUN true              | line 2: RUN is not done here: RUN true
          FROM scratch;ENV A                 | line 2: ENV A has no value
          FROM scratch;ENV A=1 B             | line 2: ENV wants name=value, found B
          FROM scratch;LABEL =1              | line 2: LABEL wants name=value, found =1
          FROM scratch;ARG                   | line 2: ARG without a name
          FROM scratch;USER                  | line 2: USER wants a value
          FROM scratch;SHELL /bin/sh         | line 2: SHELL wants a list
          FROM scratch;CMD [1]               | line 2: a list may hold texts only
          FROM scratch;CMD --port 80         | line 2: no flag --port of CMD
          FROM scratch;COPY --user=1 a /b    | line 2: no flag --user of COPY
          FROM scratch;COPY --link=x a /b    | line 2: --link is on or off
          FROM scratch;COPY --chown a /b     | line 2: --chown wants a value
          FROM scratch;COPY --chmod=1 --chmod=1 a /b | line 2: --chmod is given twice
          FROM scratch;COPY a                | line 2: COPY wants a source and a target
          FROM scratch;COPY <<E /x;a         | line 2: <<E has no end
          FROM scratch;ONBUILD FROM x        | line 2: FROM cannot stand behind ONBUILD
          FROM scratch;HEALTHCHECK true      | line 2: HEALTHCHECK wants CMD or NONE
          # escape=x;FROM scratch            | line 1: the escape character is
          # syntax=other/frontend;FROM x     | line 1: the frontend other/frontend is not run here
          # escape=`;# escape=`;FROM scratch | line 2: only one directive escape
          """)
  void refusesWithTheLine(String lines, String message) {
    LabException failure =
        catchThrowableOfType(
            LabException.class, () -> Built.plan(lines.replace(';', '\n') + "\n", Map.of()));
    assertThat(failure).hasMessageContaining(message);
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(text, "Dockerfile");
  }
}
