package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.screen.Questions;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Questions at the terminal, with a line reader of their own that keeps no history. */
final class TerminalQuestions implements Questions {

  private final Terminal terminal;
  private @Nullable LineReader reader;

  TerminalQuestions(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Optional<String> ask(String question) {
    return Optional.ofNullable(read(question, null));
  }

  @Override
  public Optional<char[]> askSecret(String question) {
    return Optional.ofNullable(read(question, '\0')).map(String::toCharArray);
  }

  private @Nullable String read(String question, @Nullable Character mask) {
    try {
      return reader().readLine(TerminalText.visible(question), mask);
    } catch (UserInterruptException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (EndOfFileException e) {
      return null;
    }
  }

  private LineReader reader() {
    LineReader made = reader;
    if (made == null) {
      made =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new AnswerSyntax())
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .variable(LineReader.DISABLE_HISTORY, true)
              .variable(LineReader.DISABLE_COMPLETION, true)
              .build();
      reader = made;
    }
    return made;
  }
}
