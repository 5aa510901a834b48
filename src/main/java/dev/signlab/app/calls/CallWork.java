package dev.signlab.app.calls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/**
 * Runs the command of one caller, and stops it when the caller is gone: by Ctrl-C, killed, or
 * however else.
 */
final class CallWork {

  private static final int LONGEST_ANSWER = 64 << 10;
  private static final int FAILED = 1;

  private final Caller.Work work;
  private final Caller caller;
  private final Conversation conversation;

  CallWork(Caller.Work work, Caller caller, Conversation conversation) {
    this.work = work;
    this.caller = caller;
    this.conversation = conversation;
  }

  /**
   * Runs it to its end, or until the caller is gone.
   *
   * @param in what the caller says meanwhile: answers to questions
   */
  void run(InputStream in) {
    FutureTask<Void> task = new FutureTask<>(this::runAndTell, null);
    Thread thread = Thread.ofPlatform().name("call").daemon().start(task);
    try {
      listen(in);
    } catch (IOException e) {
      // The caller was killed: as when it hangs up.
      conversation.answered(Optional.empty());
    }
    if (!task.isDone()) {
      thread.interrupt();
    }
  }

  private void runAndTell() {
    int status = FAILED;
    try {
      status = work.run(caller);
    } finally {
      tell(status);
    }
  }

  private void tell(int status) {
    try {
      conversation.end(status);
      conversation.close();
    } catch (IOException e) {
      // Nobody waits for it.
      return;
    }
  }

  /** Returns when the caller has hung up, or was hung up on. */
  private void listen(InputStream in) throws IOException {
    int c = in.read();
    while (c >= 0) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (c >= 0 && c != '\n' && line.size() < LONGEST_ANSWER) {
        line.write(c);
        c = in.read();
      }
      String text = line.toString(StandardCharsets.UTF_8);
      conversation.answered(
          text.startsWith("a") ? Optional.of(text.substring(1)) : Optional.empty());
      c = in.read();
    }
  }
}
