package dev.signlab.shell.screen;

import dev.signlab.diagnostic.TerminalText;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that come from the process's terminal, or line by line from its standard input. */
public final class ProcessQuestions implements Questions {

  private static final int LONGEST_ANSWER = 64 << 10;

  private final InputStream in;
  private final OutputStream err;
  private final boolean hasTerminal;

  /** Asks on {@code err} and reads answers from {@code in} where there is no terminal. */
  public ProcessQuestions(InputStream in, OutputStream err) {
    this(in, err, true);
  }

  private ProcessQuestions(InputStream in, OutputStream err, boolean hasTerminal) {
    this.in = in;
    this.err = err;
    this.hasTerminal = hasTerminal;
  }

  /** Asks on {@code err} and reads answers from {@code in}, whatever terminal this process has. */
  public static ProcessQuestions withoutTerminal(InputStream in, OutputStream err) {
    return new ProcessQuestions(in, err, false);
  }

  @Override
  public Optional<String> ask(String question) {
    show(question);
    return Optional.ofNullable(readLine());
  }

  @Override
  public Optional<char[]> askSecret(String question) {
    Optional<Console> terminal =
        hasTerminal
            ? Optional.ofNullable(System.console()).filter(Console::isTerminal)
            : Optional.empty();
    if (terminal.isPresent()) {
      return terminal.map(console -> console.readPassword("%s", TerminalText.visible(question)));
    }
    show(question);
    return Optional.ofNullable(readLine()).map(String::toCharArray);
  }

  private void show(String question) {
    try {
      err.write(question.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      while (c >= 0 && c != '\n' && line.size() < LONGEST_ANSWER) {
        line.write(c);
        c = in.read();
      }
    } catch (IOException e) {
      return null;
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
