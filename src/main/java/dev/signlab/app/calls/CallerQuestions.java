package dev.signlab.app.calls;

import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.screen.Questions;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Questions to the person at a caller's terminal.
 *
 * @param conversation asks
 * @param err where a line is ended that was not echoed
 */
record CallerQuestions(Conversation conversation, OutputStream err) implements Questions {

  @Override
  public Optional<String> ask(String question) {
    return answer(question, false);
  }

  @Override
  public Optional<char[]> askSecret(String question) {
    return answer(question, true).map(String::toCharArray);
  }

  private Optional<String> answer(String question, boolean secret) {
    try {
      Optional<String> answer = conversation.ask(TerminalText.visible(question), secret);
      if (secret) {
        err.write('\n');
      }
      return answer;
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
