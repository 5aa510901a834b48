package dev.signlab.scenario.gate;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.load.LabScript.Mistake;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.paper.ActionLine;
import dev.signlab.scenario.paper.Written;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.yaml.Place;
import java.util.List;
import java.util.Optional;

/** Tries a task in every way in which learners do, and leaves it solved. */
final class TaskProof {

  private static final int MOST_WORDS = 240;

  private final FreshWorld world;
  private final Written written;
  private final Task task;
  private final Task here;
  private final Claims claims;
  private final Outcomes outcomes;

  /**
   * Makes a proof.
   *
   * @param task the task as it is written
   * @param here the same with the names of this world
   */
  TaskProof(FreshWorld world, Written written, Task task, Task here, Claims claims) {
    this.world = world;
    this.written = written;
    this.task = task;
    this.here = here;
    this.claims = claims;
    this.outcomes = Outcomes.of(task);
  }

  /** Tries all; returns whether the task is solved in the end. */
  boolean prove() {
    TaskReport untouched = report();
    claims.claim(
        !untouched.passed(),
        written.place(task, "checks"),
        task.id() + " passes before anything was done",
        "a check that fails until the learner has done something",
        "all of them pass");
    PageProof page = new PageProof(world, task, claims, outcomes);
    page.before(written);
    written.mistakes(task).forEach(this::mistake);
    action();
    new Solved(world, task, claims).leftOut(written.solution(task));
    written.alternatives().forEach(new Solved(world, task, claims)::by);
    Place hints = written.place(task, "hints", task.hints().steps().size() - 1);
    typed(Written.lastHint(task).stream().map(line -> new ScriptLine(hints, line)).toList());
    Optional<Stuck> hint = stuck();
    world.lab().undo();
    boolean solved = solveAfter(hint);
    if (solved) {
      page.after();
    }
    return solved;
  }

  /** Solves the task, and claims that it is solved. */
  boolean solve() {
    typed(written.solution(task));
    boolean solved = report().passed();
    claims.claim(
        solved, solutionPlace(), task.id() + " does not pass by its solution", "", shown());
    return solved;
  }

  private boolean solveAfter(Optional<Stuck> hint) {
    List<Line> lines = typed(written.solution(task));
    Optional<Stuck> solution = stuck();
    claimSolved(hint, solution, lines);
    if (solution.isEmpty()) {
      new ChallengeProof(world, written, task, claims).prove(lines);
    }
    return solution.isEmpty();
  }

  private void claimSolved(Optional<Stuck> hint, Optional<Stuck> solution, List<Line> lines) {
    boolean both = hint.isPresent() && solution.isPresent();
    boolean same = both && hint.get().check() == solution.get().check();
    if (same) {
      stuck(solution.get(), checkPlace(solution.get()), "its last hint, nor by its solution");
      return;
    }
    claimEach(hint, written.place(task, "hints", 3), "its last hint");
    claimEach(
        solution,
        outcomes.stopping(lines).map(Line::place).orElse(solutionPlace()),
        "its solution");
  }

  private void claimEach(Optional<Stuck> stuck, Place place, String by) {
    stuck.ifPresentOrElse(s -> stuck(s, place, by), () -> claims.claim(true, place, "", "", ""));
  }

  private void stuck(Stuck stuck, Place place, String by) {
    String summary = task.id() + " does not pass by " + by + ": " + stuck.lookedAt();
    String expected = stuck.expected() + " (" + checkPlace(stuck) + ")";
    claims.claim(false, place, summary, expected, stuck.found() + " | " + stuck.shown());
  }

  /**
   * Where a task stands that is not solved.
   *
   * @param check the number of the check that fails, among all of the task
   */
  private record Stuck(int check, String lookedAt, String expected, String found, String shown) {}

  private Optional<Stuck> stuck() {
    TaskReport report = report();
    if (report.passed()) {
      return Optional.empty();
    }
    int at = report.lines().indexOf(report.firstOpen().orElseThrow());
    return Optional.of(
        report
            .failure()
            .map(f -> new Stuck(at, f.lookedAt(), f.expected(), f.found(), shown()))
            .orElse(new Stuck(at, "a check that could not be made", "", "", shown())));
  }

  private Place checkPlace(Stuck stuck) {
    Check check = here.allChecks().get(stuck.check());
    int own = here.checks().indexOf(check);
    return own >= 0 ? written.place(task, "checks", own) : written.place(task);
  }

  private void mistake(Mistake mistake) {
    List<Line> lines = typed(mistake.lines());
    Optional<Cause> cause = report().cause();
    Place place = Place.beginning(mistake.file());
    claims.claim(
        cause.equals(Optional.of(mistake.cause())),
        place,
        "should fail for "
            + mistake.cause()
            + ", and "
            + cause.map(c -> "fails for " + c).orElse("passes"),
        mistake.cause() + ": " + mistake.cause().words(),
        shown());
    if (mistake.cause() != Cause.NOT_DONE) {
      // The last line may be what the mistake is about; lines behind one that is refused go astray.
      List<Line> before = lines.subList(0, Math.max(0, lines.size() - 1));
      outcomes.with(mistake.cause()).unexpected(before).ifPresent(line -> refused(mistake, line));
    }
    world.lab().undo();
  }

  private void refused(Mistake mistake, Line line) {
    claims.advise(
        line.place(),
        "a line of a mistake is refused for another reason than the mistake is about",
        "lines that run, or are refused for " + mistake.cause(),
        line.ended().cause().orElseThrow() + ": " + line.text());
  }

  /** What a page gives as the line to type is a step of the solution, or solves the task alone. */
  private void action() {
    Optional<String> line =
        ActionLine.of(written.book(), task)
            .filter(text -> written.book().refusal(text).isEmpty())
            .filter(text -> written.solution(task).stream().noneMatch(l -> same(l.text(), text)));
    if (line.isEmpty()) {
      return;
    }
    Ended ended = world.type(new ScriptLine(written.place(task, "do"), line.get()));
    boolean solved = here.checks().stream().allMatch(this::holds);
    boolean expected = ended.cause().filter(outcomes::has).isPresent();
    claims.claim(
        solved || expected,
        written.place(task, "do"),
        "the line to type does not solve task " + task.id() + ", and is no step of its solution",
        "a line that solves it, or one of solution.lab",
        line.get() + " | " + shown());
    world.lab().undo();
  }

  private boolean holds(Check check) {
    return report().lines().stream()
        .anyMatch(line -> line.check().equals(check) && line.result().isPassed());
  }

  private List<Line> typed(List<ScriptLine> lines) {
    return lines.stream()
        .map(line -> new Line(line.place(), line.text(), world.type(line)))
        .toList();
  }

  static boolean same(String one, String other) {
    return Written.plain(one).equals(Written.plain(other));
  }

  private TaskReport report() {
    return world.lab().report();
  }

  private Place solutionPlace() {
    List<ScriptLine> lines = written.solution(task);
    return lines.isEmpty() ? written.place(task) : lines.getFirst().place();
  }

  private String shown() {
    return shown(world);
  }

  static String shown(FreshWorld world) {
    String words = world.shown().strip().replaceAll("\\s*\\n\\s*", " / ");
    return words.length() <= MOST_WORDS
        ? words
        : "… " + words.substring(words.length() - MOST_WORDS);
  }
}
