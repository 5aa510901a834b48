package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.jshell.Snippets;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The word java at the prompt of the lab. */
@Tag("alike")
class JavaLinesTests {

  private final Evening evening;

  JavaLinesTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.session().made(Snippets.class).ifPresent(Snippets::close);
    evening.close();
  }

  @Test
  void opensAPromptAtWhichASlashLeadsBack() {
    assertThat(evening.type("java")).contains("/exit");
    assertThat(evening.session().mode().orElseThrow().prompt()).isEqualTo("java> ");
    assertThat(evening.type("var x = \"a b\".length()")).isEqualTo("x ==> 3\n");
    assertThat(evening.type("/vars")).contains("int x = 3");
    assertThat(evening.type("/version")).contains("Container Signing Lab");
    assertThat(evening.type("version"))
        .contains("cannot find symbol", "The lab's own word is  /version");
    assertThat(evening.type("// version")).doesNotContain("Container Signing Lab");
    assertThat(evening.type("/help")).contains("/exit", "/reset");
    assertThat(evening.type("/reset")).isEmpty();
    assertThat(evening.type("x")).contains("cannot find symbol");
    assertThat(evening.type("/exit")).isEmpty();
    assertThat(evening.session().mode()).isEmpty();
    assertThat(evening.type("version")).contains("Container Signing Lab");
  }

  /** A task that is begun anew asks for its work anew. */
  @Test
  void bothWaysBackForgetWhatWasDeclared() {
    evening.type("start in-java");
    evening.type("java 'var ok = true'");
    evening.type("undo");
    assertThat(evening.type("java ok")).contains("cannot find symbol");
    evening.type("java 'var ok = true'");
    evening.type("reset -y");
    assertThat(evening.type("java ok")).contains("cannot find symbol");
  }

  @Test
  void runsASnippetOnALineOrFromAPipe() {
    assertThat(evening.type("java 'var n = 6 * 7'")).isEqualTo("n ==> 42\n");
    assertThat(evening.type("echo 'IO.println(n)' | java")).isEqualTo("42\n");
    assertThat(evening.type("java 'IO.println(n)' | head -1")).isEqualTo("42\n");
    assertThat(evening.type("java 'n +' && echo passed || echo failed"))
        .contains("|  Error:", "failed");
  }

  @Test
  void takesNoOptionsOfTheProgramOfThatName() {
    assertThat(evening.type("java -version")).contains("no options", "!java -version");
  }

  @Test
  void runsNothingForAScenarioFromElsewhere() {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    StreamScreen screen =
        new StreamScreen(
            shown,
            shown,
            Screen.Style.PIPE,
            new ProcessQuestions(InputStream.nullInputStream(), shown));
    LabSession session = evening.session();
    String line = "java 'Files.writeString(Path.of(\"made\"), \"by a scenario\")'";
    session.confined(
        ScenarioOrigin.ELSEWHERE, () -> session.service(LineRunner.class).run(line, screen));
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("a scenario from elsewhere runs no Java here", "author check --java");
    assertThat(evening.world().workspace().resolve("made")).doesNotExist();
  }

  @Test
  void aTaskTakesTheValueOfTheVariableThatItAsksFor() {
    evening.type("start in-java");
    evening.type("next");
    evening.type("cosign sign-blob --key cosign.key --bundle notes.sigstore.json notes.txt");
    evening.type("java");
    assertThat(evening.type("var signature = new byte[3]"))
        .contains("waiting: now in Java: signature is to be the signature in the bundle");
    assertThat(evening.lab().report().passed()).isFalse();
    String right =
        "signature = Bundle.read(Path.of(\"notes.sigstore.json\")).content().signature()";
    assertThat(evening.type(right)).contains("task 2");
    assertThat(evening.lab().progress().toString()).isNotEmpty();
  }
}
