package dev.signlab.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerfileTests {

  @Test
  void joinsContinuedLinesAndLeavesCommentsOut() {
    Dockerfile file =
        parse("# a book\nFROM scratch\nLABEL a=1 \\\n  # in between\n  b='two words'\n");

    assertThat(file.base()).isEqualTo("scratch");
    assertThat(file.instructions())
        .containsExactly(new Instruction.Label(3, Map.of("a", "1", "b", "two words")));
  }

  @Test
  void putsVariablesIn() {
    Dockerfile file =
        Dockerfile.parse(
            "ARG BASE=none\nFROM $BASE\nENV A=${B:-other} C=\\$kept D=${BASE:+set}\n",
            "Dockerfile",
            Map.of("BASE", "scratch"));

    assertThat(file.base()).isEqualTo("scratch");
    assertThat(((Instruction.Env) file.instructions().getFirst()).values())
        .isEqualTo(Map.of("A", "other", "C", "$kept", "D", "set"));
  }

  @Test
  void takesCommandsAsListsOrForTheShell() {
    Dockerfile file = parse("FROM scratch\nENTRYPOINT [\"/run\", \"$HOME\"]\nCMD echo $HOME\n");

    assertThat(file.instructions())
        .containsExactly(
            new Instruction.Entrypoint(2, List.of("/run", "$HOME")),
            new Instruction.Cmd(3, List.of("/bin/sh", "-c", "echo $HOME")));
  }

  @Test
  void refusesStagesAndWordsThatItDoesNotKnow() {
    assertThat(failureOf("FROM scratch\nFROM scratch\n"))
        .hasMessageContaining("line 2: a second FROM");
    assertThat(failureOf("FROM scratch\nCOPPY a b\n"))
        .hasMessageContaining("line 2: no instruction COPPY");
    assertThat(failureOf("\n")).hasMessageContaining("no FROM");
    assertThat(failureOf("FROM scratch\nCMD ['x']\n")).hasMessageContaining("no JSON");
  }

  @Test
  void ignoresByTheLastRuleThatMatches() {
    DockerIgnore ignore = DockerIgnore.parse("**/*.key\nbuild/\n!build/keep\n");

    assertThat(ignore.ignores(Path.of("cosign.key"))).isTrue();
    assertThat(ignore.ignores(Path.of("a/b/cosign.key"))).isTrue();
    assertThat(ignore.ignores(Path.of("build/other"))).isTrue();
    assertThat(ignore.ignores(Path.of("build/keep"))).isFalse();
    assertThat(ignore.ignores(Path.of("cosign.pub"))).isFalse();
  }

  private static Dockerfile parse(String text) {
    return Dockerfile.parse(text, "Dockerfile", Map.of());
  }

  private static LabException failureOf(String text) {
    return catchThrowableOfType(LabException.class, () -> parse(text));
  }
}
