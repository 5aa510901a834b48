package dev.signlab.engine.report;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one verification found: a tree of steps and a verdict. Immutable.
 *
 * <p>Of several signatures one that passes is enough, as for cosign; so a report may have passed
 * although a step of it failed.
 */
public interface Report {

  /** Everything holds. */
  int PASSED = 0;

  /** Any failure that has no status of its own. */
  int ERROR = 1;

  /** Returns what was verified, as it was typed: an image, a file. */
  String subject();

  /** Returns by whom it had to be signed. */
  By by();

  /** Returns the steps at the top of the tree, in the order in which they were taken. */
  List<Step> steps();

  /** Tells whether the subject is verified. */
  boolean passed();

  /** Returns the status with which cosign would end. */
  int exitStatus();

  /**
   * Returns the failure that decided, or nothing when the subject is verified. Among several
   * signatures it is the failure of the one that came furthest.
   */
  default Optional<Outcome.Failed> failure() {
    if (passed()) {
      return Optional.empty();
    }
    return steps().stream()
        .filter(step -> step.outcome() instanceof Outcome.Failed)
        .max(Comparator.comparingLong(Step::stepsPassed))
        .map(step -> (Outcome.Failed) step.outcome());
  }

  /** Returns the name of the failure that decided. */
  default Optional<Cause> cause() {
    return failure().map(Outcome.Failed::cause);
  }

  /** Returns the advice that goes with the failure, most likely first. */
  default List<Hint> hints() {
    return failure().map(Outcome.Failed::hints).orElse(List.of());
  }

  /** Finds the first step of a name, anywhere in the tree. */
  default Optional<Step> step(String name) {
    return steps().stream().flatMap(Step::all).filter(step -> step.name().equals(name)).findFirst();
  }

  /** Prints the tree on standard output; this is for people who sit in JShell. */
  default void print() {
    IO.println(String.join("\n", ReportTree.lines(this, ReportTree.USUAL_WIDTH, false)));
  }
}
