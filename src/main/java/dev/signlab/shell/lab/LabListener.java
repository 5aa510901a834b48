package dev.signlab.shell.lab;

import dev.signlab.jshell.Snippets;
import dev.signlab.scenario.model.JavaExercise;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import java.util.Optional;

/** Looks after each line whether the open task is done, and then shows the next one under it. */
public final class LabListener implements CommandListener {

  @Override
  public void before(String line, Session session, Screen screen) {
    Sitting sitting = session.service(Sitting.class);
    if (!sitting.isQuiet()) {
      sitting.beginLine();
    }
  }

  @Override
  public void after(String line, int status, Session session, Screen screen) {
    Sitting sitting = session.service(Sitting.class);
    if (!sitting.rests()) {
      if (sitting.isQuiet()) {
        return;
      }
      lookAtTask(status, sitting, session, screen);
    }
    warm(sitting.lab().current(), session);
  }

  private static void lookAtTask(int status, Sitting sitting, Session session, Screen screen) {
    Optional<Current> current = sitting.lab().current();
    if (current.isEmpty() || sitting.pageShown() || sitting.isUntouched()) {
      sitting.forget();
      return;
    }
    Standing standing = sitting.standing();
    ReportLines lines = new ReportLines(screen.style());
    if (standing.now().passed()) {
      lines.ticks(standing.now()).forEach(screen::out);
      Missed.lookAt(current.get(), session);
      sitting.showNext(sitting.lab().finish(End.DONE), screen);
      sitting.forget();
    } else {
      standing.words(deserves(status, sitting, current.get().task()), lines).forEach(screen::out);
    }
  }

  /** Java takes a second to start, which a learner spends with reading. */
  private static void warm(Optional<Current> current, Session session) {
    if (current.flatMap(open -> open.task().challenge(JavaExercise.class)).isPresent()) {
      session.service(Snippets.class).warm();
    }
  }

  /**
   * Only a command that the task is about deserves a word; others are the learner's own affair. One
   * that was refused has its own words, but where the task asks about it.
   */
  private static boolean deserves(int status, Sitting sitting, Task task) {
    String solved = task.hints().command();
    return (status == 0 || !task.challenges().isEmpty())
        && sitting.attempts().stream().anyMatch(attempt -> solved.contains(attempt.command()));
  }
}
