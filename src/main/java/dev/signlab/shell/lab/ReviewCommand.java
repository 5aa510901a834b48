package dev.signlab.shell.lab;

import dev.signlab.environment.world.World;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.review.ReviewBook;
import dev.signlab.scenario.review.ReviewCard;
import dev.signlab.scenario.review.ReviewFile;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code review}: asks again what went wrong on earlier days, for about two minutes. */
final class ReviewCommand {

  /** Eight questions of a quarter of a minute each. */
  private static final int MOST = 8;

  private final Catalogue catalogue;
  private final Messages messages;
  private final ReviewFile file;
  private final Invocation invocation;
  private final Screen screen;
  private int right;
  private int asked;

  private ReviewCommand(Sitting sitting, Invocation invocation) {
    this.catalogue = sitting.lab().catalogue();
    this.messages = sitting.messages();
    this.file = invocation.service(ReviewFile.class);
    this.invocation = invocation;
    this.screen = invocation.screen();
  }

  static Command made() {
    return new LabCommand(
        LabCommand.spec("review", "Two minutes of what went wrong on earlier days")
            .example("review")
            .build(),
        (sitting, invocation) -> new ReviewCommand(sitting, invocation).run());
  }

  private int run() {
    List<TaskKey> due = due();
    if (due.isEmpty()) {
      screen.out("  " + messages.say("review.nothing", next()));
      return Command.OK;
    }
    List<TaskKey> now = due.subList(0, Math.min(MOST, due.size()));
    for (TaskKey key : now) {
      if (!ask(key, now.size())) {
        screen.out("  " + messages.say("review.rest"));
        return 1;
      }
    }
    screen.out("  " + messages.say("review.end", right, asked, next()));
    return Command.OK;
  }

  /** Those of labs that are there no more, or ask nothing now, cannot be asked. */
  private List<TaskKey> due() {
    return file.read().due(file.today()).stream().filter(key -> question(key).isPresent()).toList();
  }

  private Optional<ReviewQuestion> question(TaskKey key) {
    return catalogue
        .find(key.scenario())
        .flatMap(s -> s.task(key.task()))
        .flatMap(ReviewQuestion::of);
  }

  /** Asks one; false when nobody answers. */
  private boolean ask(TaskKey key, int all) {
    ReviewQuestion question = question(key).orElseThrow();
    asked++;
    screen.out("  " + messages.say("review.question", asked, all, title(key)));
    for (String paragraph : question.text()) {
      AnswerCommands.say(invocation.service(World.class).inThisWorld(paragraph), invocation);
    }
    Optional<String> said =
        screen.ask("  " + question.how() + " " + messages.say("review.not-known") + " ");
    said.ifPresent(answer -> judge(key, question, answer));
    return said.isPresent();
  }

  private String title(TaskKey key) {
    return catalogue.find(key.scenario()).map(Scenario::title).orElse(key.scenario());
  }

  private void judge(TaskKey key, ReviewQuestion question, String said) {
    boolean holds = !said.isBlank() && question.isRight().test(said);
    LocalDate today = file.today();
    file.change(book -> holds ? book.right(key, today) : book.missed(key, today));
    right += holds ? 1 : 0;
    AnswerCommands.say(
        holds
            ? messages.say("review.yes", again(key))
            : messages.say("review.no", question.answer(), again(key)),
        invocation);
    screen.out("");
  }

  private String again(TaskKey key) {
    ReviewBook book = file.read();
    return Optional.ofNullable(book.cards().get(key))
        .map(ReviewCard::due)
        .map(due -> messages.say("review.again", due))
        .orElseGet(() -> messages.say("review.known"));
  }

  private String next() {
    return file.read().next().map(day -> messages.say("review.next", day)).orElse("");
  }

  /** Returns how many are due today, for who looks at their progress. */
  static Optional<String> due(Sitting sitting, Invocation invocation) {
    int due = new ReviewCommand(sitting, invocation).due().size();
    return due == 0
        ? Optional.empty()
        : Optional.of(due + (due == 1 ? " question is" : " questions are") + " due:  review");
  }
}
