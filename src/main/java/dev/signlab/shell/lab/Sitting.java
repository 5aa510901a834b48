package dev.signlab.shell.lab;

import dev.signlab.content.LessonLibrary;
import dev.signlab.content.document.Rewording;
import dev.signlab.content.lesson.Language;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** One learner at one screen: the lab, and what the line under way has shown. One thread. */
public final class Sitting {

  private final Lab lab;
  private final Lessons lessons;
  private final BooleanSupplier rests;
  private final List<Attempt> attempts = new ArrayList<>();
  private boolean pageShown;
  private boolean pageWaits;
  private Optional<TaskReport> before = Optional.empty();
  private Optional<TaskKey> trueAtItsOpening = Optional.empty();
  private boolean quiet;

  /**
   * Sits down at a lab.
   *
   * @param library opens lessons
   * @param here turns a text of the labs into what is true in the learner's world
   * @param language returns that of the learner
   * @param rests tells whether a fault is in that world, with which no task goes on
   */
  public Sitting(
      Lab lab,
      LessonLibrary library,
      UnaryOperator<String> here,
      Supplier<Language> language,
      BooleanSupplier rests) {
    this.rests = rests;
    this.lab = lab;
    this.lessons = new Lessons(library, new Rewording(here), language);
  }

  /** Returns the lab. */
  public Lab lab() {
    return lab;
  }

  /** Returns what the labs say themselves, in the learner's language. */
  Messages messages() {
    return lessons.messages();
  }

  /** Tells whether the labs rest: a fault is in the world, and nothing counts for a task. */
  boolean rests() {
    return rests.getAsBoolean();
  }

  /** Returns the lessons. */
  Lessons lessons() {
    return lessons;
  }

  /** Has lines typed of which nobody hears but the checks. */
  void quietly(Runnable lines) {
    quiet = true;
    try {
      lines.run();
    } finally {
      quiet = false;
    }
  }

  /** Tells whether the line under way is one of which nobody hears but the checks. */
  boolean isQuiet() {
    return quiet;
  }

  /**
   * Tells whether the open task was true when it opened and nothing has been tried in it yet. What
   * an earlier lab has left is no reason to pass by a task.
   */
  boolean isUntouched() {
    Current current = lab.requireCurrent();
    TaskKey key = current.scenario().key(current.task());
    return trueAtItsOpening.equals(Optional.of(key)) && !isTried(current);
  }

  private static boolean isTried(Current current) {
    String solved = current.task().hints().command();
    boolean mayFail = !current.task().challenges().isEmpty();
    return current.open().facts().attempts().stream()
        .filter(attempt -> mayFail || attempt.passed())
        .anyMatch(attempt -> solved.contains(attempt.command()));
  }

  private void lookAtOpening(Current current, Screen screen) {
    boolean fresh = current.open().facts().equals(Facts.NONE);
    if (fresh && lab.report().passed()) {
      trueAtItsOpening = Optional.of(current.scenario().key(current.task()));
      screen.out("  " + messages().say("task.true-already"));
      screen.out("");
    }
  }

  /** Begins a line: nothing has been tried or shown in it yet. */
  void beginLine() {
    attempts.clear();
    pageShown = false;
    if (before.isEmpty() && lab.current().isPresent()) {
      before = Optional.of(lab.report());
    }
  }

  /** Returns where the learner stands now, and remembers it for the next line. */
  Standing standing() {
    TaskReport now = lab.report();
    Standing standing = new Standing(before.map(TaskReport::met).orElse(List.of()), now);
    before = Optional.of(now);
    return standing;
  }

  /** Another task, or the same at its beginning: what was seen before counts no more. */
  void forget() {
    before = Optional.empty();
  }

  /** Where a task is about a fault, being refused by it is no rest, but the work itself. */
  private boolean isOfFault(Attempt attempt) {
    return lab.current()
        .flatMap(at -> at.task().challenge(Breakage.class))
        .filter(fault -> attempt.cause().equals(Optional.of(fault.verdict())))
        .isPresent();
  }

  /**
   * Notes a command that ran.
   *
   * @param everyday whether it is nothing to be counted: one that looks around, or leaves
   */
  void record(Attempt attempt, boolean everyday) {
    if (rests()) {
      if (isOfFault(attempt)) {
        lab.notice(attempt);
      }
      return;
    }
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
    pageWaits = false;
    new TaskPage(lessons, screen.style()).lines(current).forEach(screen::out);
    lookAtOpening(current, screen);
  }

  /**
   * Shows what a lab is about and its first task: together where the screen has room for both, else
   * one after the other. A lab that is begun in its middle needs no introduction.
   */
  void showBeginning(Current current, Screen screen) {
    TaskPage pages = new TaskPage(lessons, screen.style());
    List<String> introduction = current.number() > 1 ? List.of() : pages.introduction(current);
    introduction.forEach(screen::out);
    List<String> page = pages.lines(current);
    int rows = Math.max(screen.rows(), introduction.size()) + page.size();
    if (introduction.isEmpty() || screen.style().hasRoom(rows)) {
      show(current, screen);
      return;
    }
    screen.out("");
    letWait(pages.tasks(current.scenario()) + " " + messages().say("wait.first"), screen);
  }

  private void letWait(String words, Screen screen) {
    pageShown = true;
    pageWaits = true;
    lab.current()
        .filter(current -> lab.report().passed())
        .ifPresent(at -> trueAtItsOpening = Optional.of(at.scenario().key(at.task())));
    screen.out("  " + words);
    screen.out("");
  }

  /** Tells whether the page of the open task is still to be shown. */
  boolean pageWaits() {
    return pageWaits;
  }

  /**
   * Shows the task that is open, or what to do when the scenario has come to its end. A page that
   * would push away what the line has shown waits until it is asked for.
   */
  void showNext(Optional<Current> next, Screen screen) {
    if (next.isEmpty()) {
      pageShown = true;
      pageWaits = false;
      ScenarioList.afterwards(lab, screen.style(), screen.rows()).forEach(screen::out);
      return;
    }
    List<String> page = new TaskPage(lessons, screen.style()).lines(next.get());
    if (screen.rows() == 0 || screen.style().hasRoom(screen.rows() + page.size())) {
      show(next.get(), screen);
    } else {
      screen.out("");
      letWait(messages().say("wait.next"), screen);
    }
  }
}
