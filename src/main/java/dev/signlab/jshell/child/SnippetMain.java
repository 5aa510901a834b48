package dev.signlab.jshell.child;

import dev.signlab.jshell.talk.Message;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The JVM of the snippets. Reads what it is asked from standard input and answers on standard
 * output; what snippets themselves print is told as such. It ends when standard input does.
 */
public final class SnippetMain {

  private SnippetMain() {}

  /** Serves until nobody asks any more; with {@code --train}, runs a few snippets and ends. */
  public static void main(String[] words) throws IOException {
    Speaker speaker = new Speaker(System.out);
    System.setOut(speaker.printer(Message.Kind.OUTPUT));
    System.setErr(speaker.printer(Message.Kind.ERROR));
    DataInputStream questions = new DataInputStream(System.in);
    System.setIn(InputStream.nullInputStream());
    try (Evaluator evaluator = new Evaluator()) {
      if (words.length > 0) {
        SnippetTraining.run(evaluator);
        return;
      }
      serve(questions, evaluator, speaker);
    }
    // A thread that a snippet left behind keeps nothing alive.
    Runtime.getRuntime().halt(0);
  }

  private static void serve(DataInputStream questions, Evaluator evaluator, Speaker speaker)
      throws IOException {
    Work work = new Work(evaluator);
    work.begin(evaluator::prepare);
    Optional<Message> question = Message.read(questions);
    while (question.isPresent()) {
      Message asked = question.get();
      if (asked.kind() == Message.Kind.STOP) {
        work.stop();
      } else {
        work.begin(() -> speaker.say(answer(asked, evaluator)));
      }
      question = Message.read(questions);
    }
  }

  /** What a snippet printed is told before the answer. */
  private static Message answer(Message asked, Evaluator evaluator) {
    Message answer = safely(asked, evaluator);
    System.out.flush();
    System.err.flush();
    return answer;
  }

  /**
   * Whoever asked waits for an answer; a fault of ours is one too, or one of the compiler's. With
   * no heap left nothing can be relied on any more, and the end is the answer.
   */
  private static Message safely(Message asked, Evaluator evaluator) {
    try {
      return Answers.to(asked, evaluator);
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(Message.HEAP_FULL);
      throw e;
    } catch (RuntimeException | Error e) {
      return Answers.fault(asked.kind(), e);
    }
  }
}
