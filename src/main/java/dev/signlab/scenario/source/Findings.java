package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects defects, so that a writer sees all of them at once. Used by one thread. */
public final class Findings {

  private static final int MOST = 200;

  private final List<Finding> all = new ArrayList<>();
  private int count;

  /** Adds a defect. */
  public void add(Place place, String summary, String expected, String found, String... hints) {
    add(new Finding(place, summary, failure(expected, found, hints)));
  }

  /** Adds something that works and could be better. */
  public void advise(Place place, String summary, String expected, String found, String... hints) {
    add(new Finding(place, summary, failure(expected, found, hints), Finding.Level.ADVICE));
  }

  private static Failure failure(String expected, String found, String... hints) {
    List<Hint> advice = Stream.of(hints).map(Hint::of).toList();
    return new Failure(Optional.empty(), words(expected), words(found), advice);
  }

  private static Optional<String> words(String text) {
    return Optional.of(text).filter(words -> !words.isEmpty());
  }

  /** Adds a defect that was found elsewhere; advice, however much, leaves errors their room. */
  public void add(Finding finding) {
    count++;
    if (all.stream().filter(each -> each.level() == finding.level()).count() < MOST) {
      all.add(finding);
    }
  }

  /** Adds what another room refused, at the place where the refused text stands. */
  public void add(Place place, LabException refusal) {
    Problem problem = refusal.problem();
    List<Hint> advice =
        problem.hints().stream().filter(hint -> !hint.text().isEmpty()).limit(1).toList();
    add(new Finding(place, problem.summary(), problem.failure().withHints(advice)));
  }

  /** Returns the defects in the order in which they were found, the first of each level. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** Returns how many defects there are, also those that {@link #all} leaves out. */
  public int count() {
    return count;
  }
}
