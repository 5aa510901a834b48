package dev.signlab.scenario.run;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.Made;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.progress.OpenTask;
import dev.signlab.scenario.progress.Progress;
import dev.signlab.scenario.progress.ProgressStore;
import dev.signlab.scenario.progress.TaskRecord.End;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One learner's way through the scenarios. Every change is on disk before the method returns. Used
 * by one thread at a time.
 */
public final class Lab {

  private final ProgressStore store;
  private final LabWorld world;
  private final InstantSource clock;
  private final Optional<Problem> damage;
  private Catalogue catalogue;
  private Progress progress;

  /** Goes on where the kept progress ends. */
  public Lab(Catalogue catalogue, ProgressStore store, LabWorld world, InstantSource clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.world = world;
    this.clock = clock;
    ProgressStore.Reading reading = store.read();
    this.damage = reading.problem();
    this.progress = resumed(reading.progress());
    if (damage.isPresent()) {
      store.write(progress);
    }
  }

  private Progress resumed(Progress read) {
    return read.withOpen(
        read.open().filter(task -> locate(task).isPresent()).map(t -> t.resumed(clock.instant())));
  }

  /** Returns the scenarios. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** Goes on with other scenarios; the open one must be among them. */
  public void use(Catalogue others) {
    catalogue = others;
  }

  /** Returns what has been done. */
  public Progress progress() {
    return progress;
  }

  /** Returns what keeps it. */
  public ProgressStore store() {
    return store;
  }

  /** Returns what was wrong with the kept progress when it was read. */
  public Optional<Problem> damage() {
    return damage;
  }

  /** Returns the open task, or nothing when none is open. */
  public Optional<Current> current() {
    return progress.open().flatMap(this::locate);
  }

  /** Returns the open task, or says how to open one. */
  public Current requireCurrent() {
    return current()
        .orElseThrow(
            () ->
                Problem.of("no task is open")
                    .expected("a lab that has been started")
                    .found("none")
                    .command("start")
                    .asException());
  }

  /** Tells whether the open task has the learner name this cause, which has not been done yet. */
  public boolean asks(Cause cause) {
    return current()
        .filter(at -> !at.open().facts().diagnosis().equals(Optional.of(cause)))
        .flatMap(at -> at.task().challenge(Diagnosis.class))
        .filter(diagnosis -> diagnosis.cause() == cause)
        .isPresent();
  }

  private Optional<Current> locate(OpenTask open) {
    return catalogue
        .find(open.key().scenario())
        .flatMap(s -> s.task(open.key().task()).map(task -> new Current(s, task, open)));
  }

  /**
   * Returns the scenario to go on with, or nothing when all are done: the one that was worked on
   * last or the next after it, so that whoever enters in the middle goes on from there.
   */
  public Optional<Scenario> nextScenario() {
    List<Scenario> scenarios = new ArrayList<>(catalogue.scenarios());
    progress
        .lastScenario()
        .flatMap(catalogue::find)
        .ifPresent(last -> Collections.rotate(scenarios, -scenarios.indexOf(last)));
    return scenarios.stream()
        .filter(scenario -> progress.firstOpen(scenario).isPresent())
        .findFirst();
  }

  /**
   * Opens a scenario at its first task that has not ended, or at its first task when all have.
   *
   * @return what was prepared for it, a line each
   */
  public List<String> begin(Scenario scenario, PasswordQuestion passwords) {
    List<String> prepared = world.prepare(scenario, passwords);
    open(scenario, progress.firstOpen(scenario).orElse(scenario.tasks().getFirst()));
    return prepared;
  }

  private void open(Scenario scenario, Task task) {
    world.snapshot(snapshotName(scenario, task));
    breakFor(task);
    OpenTask opened = OpenTask.begin(scenario.key(task), clock.instant());
    save(progress.withOpen(Optional.of(opened)));
  }

  private void breakFor(Task task) {
    task.challenge(Breakage.class).map(Breakage::fault).ifPresent(world::breakBy);
  }

  /** Looks whether the open task is done. */
  public TaskReport report() {
    Current current = requireCurrent();
    return TaskReport.of(current.task(), world.view(current.open().facts()));
  }

  /** Notes a command that ran; nothing happens when no task is open. */
  public void record(Attempt attempt) {
    changeOpen(task -> task.attempted().withFacts(task.facts().with(attempt)));
  }

  /** Notes a command that ran, for the checks alone: it does not count as an attempt. */
  public void notice(Attempt attempt) {
    changeOpen(task -> task.withFacts(task.facts().with(attempt)));
  }

  /** Notes a prediction. */
  public void predict(Facts.Guess guess) {
    changeOpen(task -> task.withFacts(task.facts().withPrediction(guess)));
  }

  /** Notes the step of a verification that a failure shows at. */
  public void point(String step) {
    changeOpen(task -> task.withFacts(task.facts().withStep(step)));
  }

  /** Notes a diagnosis. */
  public void diagnose(Cause cause) {
    changeOpen(task -> task.withFacts(task.facts().withDiagnosis(cause)));
  }

  /** Notes the answer to a quiz. */
  public void answer(String words) {
    changeOpen(task -> task.withFacts(task.facts().withChoice(words)));
  }

  /** Notes what a variable of the learner's Java holds. */
  public void made(String name, Made value) {
    changeOpen(task -> task.withFacts(task.facts().withMade(name, value)));
  }

  /**
   * Ends the open task and opens the one behind it. The fault of a task goes with it.
   *
   * @return the task that is open now, or nothing when the scenario has come to its end
   */
  public Optional<Current> finish(End end) {
    Current ended = requireCurrent();
    if (ended.task().challenge(Breakage.class).isPresent()) {
      world.mend();
    }
    save(progress.ended(end, clock.instant()));
    if (ended.isLast()) {
      return Optional.empty();
    }
    open(ended.scenario(), ended.scenario().tasks().get(ended.number()));
    return current();
  }

  /**
   * Shows one more step of help.
   *
   * @return how many steps have been shown with it
   */
  public int takeHint() {
    Current current = requireCurrent();
    int shown = Math.min(HintLadder.LENGTH, current.open().hints() + 1);
    changeOpen(task -> task.withHints(shown));
    return shown;
  }

  /**
   * Where a step back has led.
   *
   * @param current the task, at its beginning
   * @param left what was not put back, a line each, for the learner
   */
  public record Back(Current current, List<String> left) {

    /** Copies the lines. */
    public Back {
      left = List.copyOf(left);
    }
  }

  /** Puts the world back to where the open task began, and forgets what was tried in it. */
  public Back undo() {
    Current current = requireCurrent();
    String name = snapshotName(current.scenario(), current.task());
    if (!world.hasSnapshot(name)) {
      throw Problem.of("nothing was kept to go back to")
          .expected("the state at the beginning of the task")
          .found("none")
          .hint("to prepare the lab anew", "reset")
          .asException();
    }
    List<String> left = left(world.restore(name, current.scenario()));
    breakFor(current.task());
    forgetTried();
    return new Back(requireCurrent(), left);
  }

  /** Forgets what was tried in the open task: the world is no longer that in which it was tried. */
  public void forgetTried() {
    changeOpen(task -> task.withFacts(Facts.NONE));
  }

  /** Returns the name of the state in which the open task began, where one was kept. */
  public Optional<String> beginning() {
    return current()
        .map(current -> snapshotName(current.scenario(), current.task()))
        .filter(world::hasSnapshot);
  }

  /**
   * Begins a scenario anew: its progress is forgotten, and its world is what it was at the first
   * task. A registry that the first task is to start does not run.
   *
   * @return what was prepared for it, a line each
   */
  public List<String> reset(Scenario scenario, PasswordQuestion passwords) {
    String first = snapshotName(scenario, scenario.tasks().getFirst());
    List<String> done = new ArrayList<>(world.stopForFirstTask(scenario));
    if (world.hasSnapshot(first)) {
      done.addAll(left(world.restore(first, scenario)));
    }
    save(progress.without(scenario));
    done.addAll(begin(scenario, passwords));
    return List.copyOf(done);
  }

  /** Says what of a state that was put back this lab does not know, a line each. */
  public static List<String> left(List<String> unknown) {
    return unknown.stream()
        .map(
            name ->
                "left " + name + " as it is: a newer lab kept it, and this one does not know it")
        .toList();
  }

  /**
   * Adds what was done on another machine, of the labs that are here; the open task stays open.
   *
   * @return how many tasks are done or skipped that were not
   */
  public int join(Progress other) {
    long before = known();
    save(progress.joined(other));
    return (int) (known() - before);
  }

  private long known() {
    return catalogue.scenarios().stream()
        .flatMap(scenario -> scenario.tasks().stream().map(scenario::key))
        .filter(progress::hasEnded)
        .count();
  }

  /** Counts the time of this sitting; called before the lab is left. */
  public void close() {
    changeOpen(task -> task.counted(clock.instant()));
  }

  private void changeOpen(UnaryOperator<OpenTask> change) {
    if (progress.open().isPresent()) {
      save(progress.withOpen(progress.open().map(change)));
    }
  }

  private void save(Progress changed) {
    store.write(changed);
    progress = changed;
  }

  private static String snapshotName(Scenario scenario, Task task) {
    return "task-" + scenario.id() + "-" + task.id();
  }
}
