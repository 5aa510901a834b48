package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One learner at one screen: the lab, and what the line under way has shown. One thread. */
public final class Sitting {

  private final Lab lab;
  private final LessonLibrary lessons;
  private final List<Attempt> attempts = new ArrayList<>();
  private boolean pageShown;

  /** Sits down at a lab. */
  public Sitting(Lab lab, LessonLibrary lessons) {
    this.lab = lab;
    this.lessons = lessons;
  }

  /** Returns the lab. */
  public Lab lab() {
    return lab;
  }

  /** Returns the lessons. */
  LessonLibrary lessons() {
    return lessons;
  }

  /** Begins a line: nothing has been tried or shown in it yet. */
  void beginLine() {
    attempts.clear();
    pageShown = false;
  }

  /**
   * Notes a command that ran.
   *
   * @param everyday whether it is nothing to be counted: one that looks around, or leaves
   */
  void record(Attempt attempt, boolean everyday) {
    if (everyday) {
      lab.notice(attempt);
    } else {
      attempts.add(attempt);
      lab.record(attempt);
    }
  }

  /** Returns the commands that the line under way has run, without everyday ones. */
  List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** Tells whether the line under way has shown a task, whose check then waits for the next one. */
  boolean pageShown() {
    return pageShown;
  }

  /** Shows the page of a task. */
  void show(Current current, Screen screen) {
    pageShown = true;
    new TaskPage(lessons, screen.style()).lines(current).forEach(screen::out);
  }

  /** Shows the task that is open, or what to do when the scenario has come to its end. */
  void showNext(Optional<Current> next, Screen screen) {
    pageShown = true;
    next.ifPresentOrElse(
        current -> show(current, screen),
        () -> ScenarioList.afterwards(lab, screen.style()).forEach(screen::out));
  }
}
