package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.CheckResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Chooses, of checks that become true by a task, so many that each line is needed: the task is
 * solved once more for each line, without it. Lines that no check notices go on to the next task,
 * where they may be needed.
 */
final class Selection {

  private static final String NOT_YET = "not-yet";
  private static final String UNFINISHED = "unfinished";
  private static final String OTHER_KEY = "other-key";
  private static final String KEY = "\\b[a-z][a-z0-9-]*\\.key\\b";

  private final Replay replay;
  private final DraftTask task;
  private final List<String> lines = new ArrayList<>();
  private final List<String> unnoticed = new ArrayList<>();
  private final Set<Integer> chosen = new TreeSet<>();

  /**
   * Begins with a task that is open.
   *
   * @param before lines of earlier tasks that no check noticed
   */
  Selection(Replay replay, DraftTask task, List<String> before) {
    this.replay = replay;
    this.task = task;
    lines.addAll(before);
    lines.addAll(task.lines());
  }

  /** Chooses, and leaves the task solved. */
  DraftTask run() {
    List<Set<Integer>> noticing = new ArrayList<>();
    while (noticing.size() < lines.size()) {
      Set<Integer> failing = without(noticing.size());
      if (failing.isEmpty()) {
        unnoticed.add(lines.remove(noticing.size()));
      } else {
        noticing.add(failing);
      }
    }
    noticing.forEach(checks -> choose(checks, noticing));
    DraftTask made = lines.isEmpty() ? DraftTask.of(task.id(), List.of(), List.of()) : made();
    replay.typeAll(lines);
    return made;
  }

  /** Of those that notice a line the one that says most, and of such that which is about least. */
  private void choose(Set<Integer> checks, List<Set<Integer>> noticing) {
    Comparator<Integer> telling =
        Comparator.comparingInt(i -> Candidates.rank(task.checks().get(i)));
    Comparator<Integer> narrow =
        Comparator.comparingLong(i -> noticing.stream().filter(each -> each.contains(i)).count());
    if (checks.stream().noneMatch(chosen::contains)) {
      checks.stream()
          .min(telling.thenComparing(narrow).thenComparing(Comparator.naturalOrder()))
          .ifPresent(chosen::add);
    }
  }

  /** Returns the lines that nothing noticed. */
  List<String> unnoticed() {
    return List.copyOf(unnoticed);
  }

  private Set<Integer> without(int at) {
    List<String> fewer = new ArrayList<>(lines);
    fewer.remove(at);
    return failing(fewer);
  }

  private Set<Integer> failing(List<String> typed) {
    replay.typeAll(typed);
    Set<Integer> failing = replay.failing();
    replay.undo();
    return failing;
  }

  private DraftTask made() {
    Map<Cause, String> causes = new EnumMap<>(Cause.class);
    List<DraftTask.Mistake> mistakes = new ArrayList<>();
    mistake(NOT_YET, List.of("ls"), causes).ifPresent(mistakes::add);
    if (lines.size() > 1) {
      mistake(UNFINISHED, lines.subList(0, lines.size() - 1), causes).ifPresent(mistakes::add);
    }
    List<String> strange =
        lines.stream().map(line -> line.replaceAll(KEY, DraftWorld.STRANGER + ".key")).toList();
    if (!strange.equals(lines)) {
      mistake(OTHER_KEY, strange, causes).ifPresent(mistakes::add);
    }
    return new DraftTask(
        task.id(),
        lines,
        chosen.stream().map(task.checks()::get).toList(),
        replay.words(chosen.iterator().next()).getFirst(),
        causes,
        mistakes);
  }

  /** What still solves the task, or fails without a cause, is no mistake. */
  private Optional<DraftTask.Mistake> mistake(
      String name, List<String> typed, Map<Cause, String> causes) {
    replay.typeAll(typed);
    Set<Integer> failing = replay.failing();
    Optional<Integer> first = chosen.stream().filter(failing::contains).findFirst();
    Optional<Cause> cause = first.flatMap(replay::failure).map(CheckResult.Failed::cause);
    cause.ifPresent(
        named -> causes.putIfAbsent(named, sentence(replay.words(first.orElseThrow()).getLast())));
    replay.undo();
    return cause.map(named -> new DraftTask.Mistake(name, named, typed));
  }

  private static String sentence(String words) {
    return DraftFiles.capital(words) + ".";
  }

  /** Returns the numbers of checks that did not hold before a task's lines, and do behind them. */
  static List<Integer> becameTrue(Replay replay, DraftTask task) {
    Set<Integer> before = replay.failing();
    replay.typeAll(task.lines());
    Set<Integer> after = replay.failing();
    return IntStream.range(0, task.checks().size())
        .filter(i -> before.contains(i) && !after.contains(i))
        .boxed()
        .toList();
  }
}
