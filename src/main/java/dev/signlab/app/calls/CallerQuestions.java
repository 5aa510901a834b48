package dev.signlab.app.calls;

import dev.signlab.shell.screen.Questions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Questions to the person at a caller's terminal.
 *
 * @param conversation asks
 * @param err where the question is shown
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
      err.write(question.getBytes(StandardCharsets.UTF_8));
      Optional<String> answer = conversation.ask(secret);
      if (secret) {
        err.write('\n');
      }
      return answer;
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
