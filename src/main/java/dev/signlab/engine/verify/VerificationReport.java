package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one verification found: a tree of steps, and the signatures that passed. One signature that
 * passes is enough, as for cosign.
 *
 * @param image the reference as it was given
 * @param digest the manifest that was verified, once it was known
 * @param key by which it was verified
 * @param request what was asked for
 * @param steps the steps at the top of the tree, one of them for each signature
 * @param verified the signatures that passed every step
 * @param obstacle what the registry did not do, where the verification ended there
 */
public record VerificationReport(
    String image,
    Optional<Digest> digest,
    NamedKey key,
    VerificationRequest request,
    List<Step> steps,
    List<VerifiedSignature> verified,
    Optional<Problem> obstacle) {

  /** Everything holds. */
  public static final int PASSED = 0;

  /** Any failure that has no status of its own. */
  public static final int ERROR = 1;

  /** The image has no signature. */
  public static final int NO_SIGNATURE = 10;

  /** There is no such tag. */
  public static final int NO_IMAGE = 11;

  /** No signature passed. */
  public static final int NO_MATCH = 12;

  /** Copies the lists. */
  public VerificationReport {
    steps = List.copyOf(steps);
    verified = List.copyOf(verified);
  }

  /** Tells whether the image is verified. */
  public boolean passed() {
    return !verified.isEmpty();
  }

  /** Returns the status with which cosign would end. */
  public int exitStatus() {
    if (passed()) {
      return PASSED;
    }
    if (obstacle.isPresent()) {
      return cause().equals(Optional.of(Cause.NO_IMAGE)) ? NO_IMAGE : ERROR;
    }
    return cause().equals(Optional.of(Cause.NO_SIGNATURE)) ? NO_SIGNATURE : NO_MATCH;
  }

  /**
   * Returns the failure that decided, or nothing when the image is verified. Among several
   * signatures it is the failure of the one that came furthest.
   */
  public Optional<Outcome.Failed> failure() {
    if (passed()) {
      return Optional.empty();
    }
    return steps.stream()
        .filter(step -> step.outcome() instanceof Outcome.Failed)
        .max(Comparator.comparingLong(VerificationReport::stepsPassed))
        .map(step -> (Outcome.Failed) step.outcome());
  }

  /** Returns the name of the failure that decided. */
  public Optional<Cause> cause() {
    return failure().map(Outcome.Failed::cause);
  }

  /** Returns the advice that goes with the failure. */
  public Optional<Hint> hint() {
    return failure().flatMap(Outcome.Failed::hint);
  }

  /** Finds the first step of a name, anywhere in the tree. */
  public Optional<Step> step(String name) {
    return steps.stream().flatMap(Step::all).filter(step -> step.name().equals(name)).findFirst();
  }

  /** Prints the tree on standard output; this is for people who sit in JShell. */
  public void print() {
    IO.println(this);
  }

  /** Returns the tree as text, with glyphs. */
  @Override
  public String toString() {
    return String.join("\n", ReportTree.lines(this, ReportTree.USUAL_WIDTH, false));
  }

  private static long stepsPassed(Step step) {
    return step.all().filter(Step::passed).count();
  }
}
