package dev.signlab.app.calls;

import dev.signlab.shell.screen.Questions;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One caller while its command runs.
 *
 * @param call what it wants
 * @param input its standard input, of which nothing is read unasked
 * @param out its standard output
 * @param err its standard error
 * @param questions the person before it; empty answers where there is nobody
 */
public record Caller(
    Call call, InputStream input, OutputStream out, OutputStream err, Questions questions) {

  static Caller of(Call call, Conversation conversation) {
    OutputStream err = new CallerOutput(conversation, Conversation.Stream.ERR);
    return new Caller(
        call,
        new CallerInput(conversation, call.input()),
        new CallerOutput(conversation, Conversation.Stream.OUT),
        err,
        new CallerQuestions(conversation, err));
  }

  /** Runs the commands of callers; used by several threads at a time. */
  @FunctionalInterface
  public interface Work {

    /** Runs the command to its end and returns its status; an interruption stops it. */
    int run(Caller caller);
  }
}
