package dev.signlab.shell.screen;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Questions to a person, unless lines are waiting to be run: what was pasted below a line is never
 * taken for the answer to what that line asks.
 *
 * @param inner asks the person
 * @param waiting tells what is waiting
 * @param say shows a line
 */
public record PatientQuestions(Questions inner, WaitingInput waiting, Consumer<String> say)
    implements Questions {

  @Override
  public Optional<String> ask(String question) {
    return isFree(question) ? inner.ask(question) : Optional.empty();
  }

  @Override
  public Optional<char[]> askSecret(String question) {
    return isFree(question) ? inner.askSecret(question) : Optional.empty();
  }

  private boolean isFree(String question) {
    if (!waiting.isThere()) {
      return true;
    }
    say.accept(question.stripTrailing());
    say.accept("(not asked: more lines are waiting, and none of them is taken for the answer)");
    return false;
  }
}
