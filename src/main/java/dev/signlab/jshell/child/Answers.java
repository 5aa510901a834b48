package dev.signlab.jshell.child;

import dev.signlab.jshell.talk.Message;
import java.util.List;

/** What the child answers to each question. */
final class Answers {

  private Answers() {}

  static Message to(Message asked, Evaluator evaluator) {
    List<String> texts = asked.texts();
    List<String> answer =
        switch (asked.kind()) {
          case EVALUATE -> evaluator.evaluate(texts.getFirst());
          case WHOLE -> List.of(String.valueOf(evaluator.isWhole(texts.getFirst())));
          case COMPLETE -> evaluator.assist().complete(texts.getFirst(), place(texts));
          case DOCUMENT -> evaluator.assist().document(texts.getFirst(), place(texts));
          case VALUE -> evaluator.value(texts.getFirst());
          case DECLARED -> evaluator.declared();
          case FORGET -> evaluator.forget();
          case STOP, OUTPUT, ERROR, ANSWER -> throw new IllegalArgumentException(asked.toString());
        };
    return new Message(Message.Kind.ANSWER, answer);
  }

  /** Returns what is answered where a question could not be. */
  static Message fault(Message.Kind asked, Throwable e) {
    List<String> answer =
        switch (asked) {
          case EVALUATE -> List.of(Message.FAILED, "|  JShell could not answer: " + e);
          case WHOLE -> List.of("true");
          case COMPLETE -> List.of("0");
          default -> List.of();
        };
    return new Message(Message.Kind.ANSWER, answer);
  }

  private static int place(List<String> texts) {
    return Integer.parseInt(texts.get(1));
  }
}
