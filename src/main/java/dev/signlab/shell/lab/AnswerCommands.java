package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.ChosenCheck;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.model.Quiz;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import java.util.List;
import java.util.Optional;

/** The words with which a learner answers: predict, answer, and diagnose. */
final class AnswerCommands {

  private static final int WIDEST = 80;
  private static final String PREDICT = "predict no ";

  private AnswerCommands() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("predict", "Say what will happen, before you try it")
                .optionalArgument("ANSWER", "yes or no; asked for when left out", Completion.NONE)
                .optionalArguments("CAUSE", "why not, by its name or in words", Completion.CAUSE)
                .example("predict no WRONG_KEY")
                .example("predict no signed by another key")
                .passThrough()
                .build(),
            AnswerCommands::predict),
        DiagnoseCommand.made(),
        new LabCommand(
            LabCommand.spec("answer", "Answer the question of the open task")
                .arguments("WORD", "the answer", Completion.NONE)
                .example("answer digest")
                .build(),
            AnswerCommands::answer));
  }

  private static int predict(Sitting sitting, Invocation invocation) {
    Prediction prediction = prediction(sitting.lab().requireCurrent());
    Facts.Guess guess = guess(prediction, invocation);
    sitting.lab().predict(guess);
    Messages messages = sitting.messages();
    invocation.screen().out("  " + messages.say("predict.noted", guess.words()));
    if (Standing.asksForDeed(sitting.lab().report())) {
      invocation.screen().out("  " + messages.say("predict.now-try"));
      CommandRows.of("    ", prediction.line(), invocation.screen().style())
          .forEach(invocation.screen()::out);
    }
    return Command.OK;
  }

  private static Prediction prediction(Current current) {
    return current
        .task()
        .challenge(Prediction.class)
        .orElseThrow(
            () ->
                Problem.of("this task asks for no prediction")
                    .expected("a task with a line that begins with Predict")
                    .found(current.task().goal())
                    .command("next")
                    .asException());
  }

  private static Facts.Guess guess(Prediction prediction, Invocation invocation) {
    String first = invocation.optionalArgument(0).orElse("");
    boolean given = !first.isEmpty();
    refuseMore(invocation);
    String answer = given ? first : ask(invocation, prediction.question() + " [y/n] ");
    boolean yes = Words.isYes(answer);
    if (!yes && !Words.isNo(answer)) {
      throw Problem.of("neither yes nor no: " + answer)
          .expected("yes or no")
          .found(answer)
          .command("predict no")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return new Facts.Guess(yes, yes ? Optional.empty() : cause(prediction, given, invocation));
  }

  /** No word is passed over: a cause belongs to a no, and nothing stands behind it. */
  private static void refuseMore(Invocation invocation) {
    boolean yes = Words.isYes(invocation.optionalArgument(0).orElse(""));
    if (yes && invocation.arguments().size() > 1) {
      throw Problem.of("one word too many: " + invocation.argument(1))
          .expected("yes, or no and a cause")
          .found(String.join(" ", invocation.arguments()))
          .command("predict no")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  /** A cause is asked for only where one was given as the answer, and never insisted on. */
  private static Optional<Cause> cause(Prediction asked, boolean given, Invocation invocation) {
    List<String> typed = invocation.arguments();
    if (given && typed.size() > 1) {
      return Optional.of(Words.cause(String.join(" ", typed.subList(1, typed.size())), PREDICT));
    }
    if (given || asked.answer().cause().isEmpty()) {
      return Optional.empty();
    }
    say("causes: " + String.join(" ", Words.causes()), invocation);
    return invocation
        .screen()
        .ask("For what cause? (Enter: I do not know) ")
        .filter(words -> !words.isBlank())
        .map(words -> Words.cause(words, PREDICT));
  }

  private static String ask(Invocation invocation, String question) {
    return invocation
        .screen()
        .ask(question)
        .orElseThrow(
            () ->
                Problem.of("nobody is there to ask")
                    .expected("the answer on the line")
                    .found("none")
                    .command("predict no")
                    .exitStatus(Problem.USAGE)
                    .asException());
  }

  private static int answer(Sitting sitting, Invocation invocation) {
    Current current = sitting.lab().requireCurrent();
    Optional<Quiz> quiz = current.task().challenge(Quiz.class);
    if (quiz.isEmpty()) {
      invocation.screen().out("  this task asks no question");
      return Command.OK;
    }
    String answer = String.join(" ", invocation.arguments());
    sitting.lab().answer(answer);
    if (new ChosenCheck(quiz.get().answer()).isRight(answer)) {
      return Command.OK;
    }
    Missed.note(current, invocation.session());
    String choices = String.join(", ", quiz.get().choices());
    Messages messages = sitting.messages();
    say(
        choices.isEmpty() ? messages.say("answer.no") : messages.say("answer.choices", choices),
        invocation);
    return 1;
  }

  static void say(String text, Invocation invocation) {
    int width = Math.min(WIDEST, invocation.screen().style().width());
    Field.lines("  ", text, width).forEach(invocation.screen()::out);
  }
}
