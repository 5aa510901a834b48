package dev.signlab.shell.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.line.Expander;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Redirection;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedirectedTests {

  @TempDir private Path folder;

  /** The reader of the output has gone: that is said once, and the other file is kept. */
  @Test
  void aReaderThatHasGoneTakesNoFileWithIt() throws IOException {
    Redirected redirected = new Redirected(screen(), InputStream.nullInputStream(), false);
    assertThat(redirected.apply(redirections("cosign 2> said.txt"), expander(), folder)).isEmpty();
    redirected.screen().rawErr().write("said\n".getBytes(StandardCharsets.UTF_8));

    assertThat(redirected.keep()).isPresent();
    assertThatCode(redirected::close).doesNotThrowAnyException();
    assertThat(folder.resolve("said.txt")).hasContent("said\n");
  }

  private static StreamScreen screen() {
    OutputStream gone =
        new ByteArrayOutputStream() {
          @Override
          public void flush() throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    return new StreamScreen(
        gone, new ByteArrayOutputStream(), Screen.Style.PIPE, Questions.UNANSWERED);
  }

  private static List<Redirection> redirections(String line) {
    return LineParser.parse(line).getFirst().commands().getFirst().redirections();
  }

  private Expander expander() {
    return new Expander(Map.of(), 0, folder, folder, line -> "");
  }
}
