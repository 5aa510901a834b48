package dev.signlab.shell.lab;

import dev.signlab.scenario.model.JavaExercise;
import dev.signlab.scenario.model.Prediction;
import dev.signlab.scenario.review.ReviewFile;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Session;

/** Notes which questions are to be asked again: answered wrongly, or only with a hint. */
final class Missed {

  private Missed() {}

  /** Notes the question of a task. */
  static void note(Current current, Session session) {
    ReviewFile file = session.service(ReviewFile.class);
    file.change(book -> book.missed(current.scenario().key(current.task()), file.today()));
  }

  /** Looks at a task that is done: a prediction that was wrong, or a hint, is reason enough. */
  static void lookAt(Current current, Session session) {
    boolean asks = current.task().challenges().stream().anyMatch(c -> !(c instanceof JavaExercise));
    boolean foretold =
        current
            .task()
            .challenge(Prediction.class)
            .map(Prediction::answer)
            .flatMap(
                answer ->
                    current.open().facts().prediction().map(said -> said.yes() == answer.yes()))
            .orElse(true);
    if (asks && (!foretold || current.open().hints() > 0)) {
      note(current, session);
    }
  }
}
