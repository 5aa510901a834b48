package dev.signlab.scenario.model;

import dev.signlab.content.lesson.LessonReference;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a learner does.
 *
 * @param id its name within the scenario
 * @param goal what the learner should reach, one sentence without full stop
 * @param action what to type, or how to begin; shown behind {@code Do}
 * @param elsewhere how the same is done with the usual tools, or nothing
 * @param lesson the page that explains it
 * @param challenges what the learner is asked beside that, in the order of {@link Challenge#types}
 * @param checks what must be true of the world
 * @param hints the four steps of help
 * @param causes what to say when a check fails for a cause
 */
public record Task(
    String id,
    String goal,
    Optional<String> action,
    Optional<String> elsewhere,
    LessonReference lesson,
    List<Challenge> challenges,
    List<Check> checks,
    HintLadder hints,
    Map<Cause, String> causes) {

  /** Copies the collections. */
  public Task {
    challenges = List.copyOf(challenges);
    checks = List.copyOf(checks);
    causes = Map.copyOf(causes);
  }

  /** Returns its challenge of a kind, or nothing when it has none. */
  public <T extends Challenge> Optional<T> challenge(Class<T> kind) {
    return challenges.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Returns everything that must be true, in the order in which it comes about. */
  public List<Check> allChecks() {
    List<Check> all = new ArrayList<>();
    challenges.stream().filter(Challenge::comesFirst).map(Challenge::checks).forEach(all::addAll);
    all.addAll(checks);
    challenges.stream().filter(c -> !c.comesFirst()).map(Challenge::checks).forEach(all::addAll);
    return List.copyOf(all);
  }
}
