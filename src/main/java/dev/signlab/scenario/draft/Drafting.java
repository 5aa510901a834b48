package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.load.LineLaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a scenario of a recording. Its lines are typed three times in fresh worlds: to see what
 * they are about, to see which checks become true by them, and without each one, to see which
 * checks notice it.
 */
public final class Drafting {

  private static final Candidate NEVER =
      new Candidate("file", Map.of("path", "nothing-of-this-name"));

  private final FreshWorlds worlds;
  private final LineLaw law;
  private final Predicate<String> everyday;
  private final List<String> notes = new ArrayList<>();

  /**
   * Prepares to draft.
   *
   * @param law says which lines scenarios may type
   * @param everyday tells whether a command only looks around or looks after files, so that no
   *     check goes by its having run
   */
  public Drafting(FreshWorlds worlds, LineLaw law, Predicate<String> everyday) {
    this.worlds = worlds;
    this.law = law;
    this.everyday = everyday;
  }

  /**
   * Writes a scenario.
   *
   * @param folder which is not there yet, or empty
   * @return what its author should know of it, a line each
   * @throws dev.signlab.diagnostic.LabException when nothing of it can be checked
   */
  public List<String> write(Recording recording, Path folder) {
    List<DraftTask> tasks =
        recording.parts().stream()
            .map(part -> DraftTask.of(part.task(), allowed(part), List.of(NEVER)))
            .filter(task -> !task.lines().isEmpty())
            .toList();
    requireSome(tasks);
    List<String> lines = tasks.stream().flatMap(task -> task.lines().stream()).toList();
    DraftWorld world = DraftWorld.of(recording.before(), lines);
    DraftFiles draft = new DraftFiles(recording.name(), world, tasks);
    draft = Replay.play(worlds, draft, rehearsed(draft));
    draft = Replay.play(worlds, draft, compared(draft));
    draft = Replay.play(worlds, draft, selected(draft));
    requireSome(draft.tasks());
    draft.writeTo(folder);
    notes.addAll(world.notes());
    noteMistakes(draft);
    return List.copyOf(notes);
  }

  private static void requireSome(List<DraftTask> tasks) {
    if (tasks.isEmpty()) {
      throw Problem.of("nothing was typed that a check could notice")
          .expected("lines of the lab that change something, or are refused")
          .found("none")
          .hint("to record again", "author record my-lab")
          .asException();
    }
  }

  private List<String> allowed(Recording.Part part) {
    List<String> allowed = new ArrayList<>();
    for (String line : part.lines()) {
      Optional<Problem> refusal = law.refusal(line);
      refusal.ifPresentOrElse(problem -> note(line, problem.summary()), () -> allowed.add(line));
    }
    return allowed;
  }

  private void note(String line, String why) {
    notes.add("left out: " + line + " (" + why + ")");
  }

  /** Sees what the lines are about; one that fails without a cause is left out. */
  private Function<Replay, DraftFiles> rehearsed(DraftFiles draft) {
    return replay -> {
      List<DraftTask> tasks = new ArrayList<>();
      for (DraftTask task : draft.tasks()) {
        Set<String> before = replay.files();
        List<String> lines = task.lines().stream().filter(l -> runs(replay, l)).toList();
        Set<String> appeared = new HashSet<>(replay.files());
        appeared.removeAll(before);
        List<Attempt> attempts = replay.attempts();
        List<Attempt> telling =
            attempts.stream().filter(attempt -> !everyday.test(attempt.command())).toList();
        Nouns nouns = Nouns.of(lines, attempts, appeared);
        tasks.add(DraftTask.of(task.id(), lines, Candidates.of(nouns, telling)));
        replay.next();
      }
      return with(draft, tasks);
    };
  }

  private boolean runs(Replay replay, String line) {
    Ended ended = replay.type(line);
    boolean runs = ended.passed() || ended.cause().isPresent();
    if (!runs) {
      note(line, "it failed when it was typed again: " + replay.shown());
    }
    return runs;
  }

  private DraftFiles with(DraftFiles draft, List<DraftTask> tasks) {
    List<DraftTask> some =
        tasks.stream().filter(task -> !task.lines().isEmpty() && !task.checks().isEmpty()).toList();
    tasks.stream()
        .filter(task -> !some.contains(task))
        .forEach(task -> notes.add("left out: task " + task.id() + ", which changed nothing"));
    requireSome(some);
    return new DraftFiles(draft.name(), draft.world(), some);
  }

  private Function<Replay, DraftFiles> compared(DraftFiles draft) {
    return replay -> {
      List<DraftTask> tasks = new ArrayList<>();
      for (DraftTask task : draft.tasks()) {
        List<Candidate> kept =
            Selection.becameTrue(replay, task).stream().map(task.checks()::get).toList();
        tasks.add(DraftTask.of(task.id(), task.lines(), kept));
        replay.next();
      }
      return with(draft, tasks);
    };
  }

  private Function<Replay, DraftFiles> selected(DraftFiles draft) {
    return replay -> {
      List<DraftTask> tasks = new ArrayList<>();
      List<String> unnoticed = List.of();
      for (DraftTask task : draft.tasks()) {
        Selection selection = new Selection(replay, task, unnoticed);
        tasks.add(selection.run());
        unnoticed = selection.unnoticed();
        replay.next();
      }
      unnoticed.forEach(line -> note(line, "nothing is different without it"));
      return with(draft, tasks);
    };
  }

  private void noteMistakes(DraftFiles draft) {
    int mistakes = draft.tasks().stream().mapToInt(task -> task.mistakes().size()).sum();
    if (mistakes < 3) {
      notes.add("yours to write: three mistakes are the fewest, and there are " + mistakes);
    }
  }
}
