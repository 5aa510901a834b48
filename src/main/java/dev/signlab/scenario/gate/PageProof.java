package dev.signlab.scenario.gate;

import dev.signlab.scenario.load.LineBook;
import dev.signlab.scenario.load.ScriptLine;
import dev.signlab.scenario.model.Task;
import dev.signlab.scenario.paper.Written;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Types the lines of a task's page in their order: each runs, or is refused for what the task is
 * about, before the task is solved or behind its solution. Pages of which the solution has every
 * line are proven by that.
 */
final class PageProof {

  /** What moves the lab on, is an answer, or opens another prompt. */
  private static final Set<String> OF_LABS =
      Set.of(
          "predict",
          "diagnose",
          "answer",
          "undo",
          "reset",
          "start",
          "next",
          "check",
          "hint",
          "java");

  /** Its status says whether there is a difference. */
  private static final String DIFF = "diff ";

  /** What a learner has set, on an earlier page or by themselves. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?[A-Za-z_]");

  /** Stands where a reader puts in what is theirs, such as a digest. */
  private static final String TO_FILL_IN = "…";

  private final FreshWorld world;
  private final Claims claims;
  private final Outcomes outcomes;
  private final Task task;
  private List<ScriptLine> open = List.of();

  PageProof(FreshWorld world, Task task, Claims claims, Outcomes outcomes) {
    this.world = world;
    this.task = task;
    this.claims = claims;
    this.outcomes = outcomes;
  }

  /** Types them into the world as the task finds it, and puts that back. */
  void before(Written written) {
    LineBook book = written.book();
    List<ScriptLine> lines =
        written.page(task).stream()
            .takeWhile(line -> book.refusal(line.text()).isEmpty() && book.isWhole(line.text()))
            .takeWhile(line -> !VARIABLE.matcher(line.text()).find())
            .filter(line -> !OF_LABS.contains(line.text().split(" ", 2)[0]))
            .filter(line -> !line.text().contains(TO_FILL_IN))
            .toList();
    List<ScriptLine> solution = written.solution(task);
    boolean proven =
        lines.stream()
            .allMatch(
                line -> solution.stream().anyMatch(s -> TaskProof.same(s.text(), line.text())));
    if (!proven) {
      open = lines.stream().filter(line -> !runs(line)).toList();
      world.lab().undo();
    }
  }

  /** Types those that did not run then once more, behind the solution. */
  void after() {
    for (ScriptLine line : open) {
      claims.claim(
          runs(line),
          line.place(),
          "a line of the page of task " + task.id() + " does not run there: " + line.text(),
          "a line that runs when the task begins, or behind its solution",
          TaskProof.shown(world));
    }
  }

  private boolean runs(ScriptLine line) {
    FreshWorld.Ended ended = world.type(line);
    boolean finds = ended.status() == 1 && line.text().startsWith(DIFF);
    return ended.passed() || finds || ended.cause().filter(outcomes::has).isPresent();
  }
}
