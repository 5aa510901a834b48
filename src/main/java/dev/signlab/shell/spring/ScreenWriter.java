package dev.signlab.shell.spring;

import dev.signlab.shell.command.Screen;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.shell.core.InputReader;
import org.springframework.shell.core.command.CommandContext;

/** A screen as Spring Shell's writer, so that a command finds its screen again in the context. */
final class ScreenWriter extends PrintWriter {

  private final Screen screen;

  ScreenWriter(Screen screen) {
    super(new OutputStreamWriter(screen.rawOut(), StandardCharsets.UTF_8), true);
    this.screen = screen;
  }

  static Screen screenOf(CommandContext context) {
    if (context.outputWriter() instanceof ScreenWriter writer) {
      return writer.screen;
    }
    throw new IllegalStateException("the command was not run by the lab's own runner");
  }

  /** Answers Spring Shell's questions from the screen. */
  static InputReader reader(Screen screen) {
    return new InputReader() {
      @Override
      public String readInput(String prompt) {
        return screen.ask(prompt).orElse("");
      }

      @Override
      public char[] readPassword(String prompt) {
        return screen.askSecret(prompt).orElse(new char[0]);
      }
    };
  }
}
