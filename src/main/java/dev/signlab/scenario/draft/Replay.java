package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.Attempt;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.gate.FreshWorld;
import dev.signlab.scenario.gate.FreshWorld.Ended;
import dev.signlab.scenario.gate.FreshWorlds;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.storage.LivingFolder;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Types the lines of a draft in a fresh world, task by task. */
final class Replay implements AutoCloseable {

  private static final int DEEPEST = 3;
  private static final int MOST_FILES = 500;

  private final FreshWorld world;

  private Replay(FreshWorld world) {
    this.world = world;
  }

  /** Plays a draft once, and returns what is made of each task. */
  static <T> T play(FreshWorlds worlds, DraftFiles draft, Function<Replay, T> work) {
    try (LivingFolder folder = LivingFolder.make("signlab-draft-")) {
      Path scenario = folder.path().resolve(draft.name());
      draft.writeTo(scenario);
      try (Replay replay = new Replay(worlds.make(scenario))) {
        replay.begin(draft.name());
        return work.apply(replay);
      }
    } catch (IOException e) {
      throw Problem.of("a draft needs a temporary folder").found(Reason.of(e)).asException(e);
    }
  }

  private void begin(String name) {
    Scenario scenario = world.lab().catalogue().get(name);
    world.lab().begin(scenario, PasswordQuestion.NOBODY);
  }

  /** Types a line as scenarios write it. */
  Ended type(String line) {
    return world.type(line);
  }

  void typeAll(List<String> lines) {
    lines.forEach(this::type);
  }

  /** Returns what the last line showed, in one row. */
  String shown() {
    String words = world.asWritten(world.shown()).strip().replaceAll("\\s+", " ");
    return words.length() > 100 ? words.substring(0, 100) + "…" : words;
  }

  /** Returns the commands that ran since the task began, as scenarios write their names. */
  List<Attempt> attempts() {
    return world.lab().requireCurrent().open().facts().attempts().stream()
        .map(
            attempt ->
                new Attempt(
                    attempt.command(),
                    attempt.status(),
                    attempt.cause(),
                    attempt.marks().stream().map(world::asWritten).collect(Collectors.toSet())))
        .toList();
  }

  /** Returns the files of the learner's folder. */
  Set<String> files() {
    Path top = world.folder();
    try (Stream<Path> files = Files.walk(top, DEEPEST)) {
      return files
          .filter(file -> !file.equals(top))
          .limit(MOST_FILES)
          .map(file -> top.relativize(file).toString())
          .collect(Collectors.toSet());
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of("cannot look at " + top).found(Reason.of(e)).asException(e);
    }
  }

  private TaskReport report() {
    return world.lab().report();
  }

  /** Returns the numbers of the checks that do not hold. */
  Set<Integer> failing() {
    List<TaskReport.Line> lines = report().lines();
    return IntStream.range(0, lines.size())
        .filter(i -> !lines.get(i).result().isPassed())
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Returns why a check does not hold; nothing when it holds or cannot be made. */
  Optional<CheckResult.Failed> failure(int check) {
    return Optional.of(report().lines().get(check).result())
        .filter(CheckResult.Failed.class::isInstance)
        .map(CheckResult.Failed.class::cast);
  }

  /** Returns what a check wants, and what it says while it does not hold. */
  List<String> words(int check) {
    return Stream.of(report().lines().get(check).check())
        .flatMap(each -> Stream.of(each.goal(), each.next()))
        .map(world::asWritten)
        .toList();
  }

  /** Puts the world back to where the task began. */
  void undo() {
    world.lab().undo();
  }

  /** Goes on to the next task. */
  void next() {
    world.lab().finish(End.DONE);
  }

  @Override
  public void close() {
    world.close();
  }
}
