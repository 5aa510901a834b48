package dev.signlab.engine.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One node of the tree.
 *
 * @param name what is looked at, such as {@code signed by this key}
 * @param specification where it is written that this must hold
 * @param outcome how it ended; a step with steps below it passed if all of them did
 * @param asked while others were asked for it, where any were
 * @param steps the steps below, in the order in which they were taken
 */
public record Step(
    String name, String specification, Outcome outcome, Optional<Asked> asked, List<Step> steps) {

  /** Where a tag becomes a digest. */
  public static final String RESOLVE = "resolve the tag";

  /** Where bundles were looked for and none was found, so that older signatures are looked for. */
  public static final String BUNDLES = "look for bundles";

  /** Where signatures are looked for. */
  public static final String FIND = "find signatures";

  /** Where the payload's bytes are compared with their digest. */
  public static final String INTACT = "payload intact";

  /** Where the signature is checked by the key. */
  public static final String SIGNED = "signed by this key";

  /** Where the payload's digest is compared with the image's. */
  public static final String NAMES = "names this image";

  /** Where the payload's annotations are compared with those asked for. */
  public static final String ANNOTATIONS = "annotations";

  private static final String SIGNATURE_SPEC =
      "https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md";

  /** Copies the steps below. */
  public Step {
    steps = List.copyOf(steps);
  }

  /** A leaf whose name is one of those above. */
  public static Step of(String name, Outcome outcome) {
    return new Step(name, specificationOf(name), outcome, Optional.empty(), List.of());
  }

  /** A leaf with a name of its own. */
  public static Step of(String name, String specification, Outcome outcome) {
    return new Step(name, specification, outcome, Optional.empty(), List.of());
  }

  /**
   * A leaf for which something was looked up.
   *
   * @param asked while a registry was asked; nothing where none was
   */
  public static Step of(String name, Outcome outcome, Optional<Asked> asked) {
    return new Step(name, specificationOf(name), outcome, asked, List.of());
  }

  /** A signature of the legacy layout, as a {@link #branch}. */
  public static Step signature(int number, List<Step> steps) {
    return branch("signature " + number, SIGNATURE_SPEC, steps);
  }

  /**
   * A step with steps below it: it passed if all of them did, else ended as the first that failed.
   */
  public static Step branch(String name, String specification, List<Step> steps) {
    Outcome outcome =
        steps.stream()
            .map(Step::outcome)
            .filter(Outcome.Failed.class::isInstance)
            .findFirst()
            .orElseGet(() -> new Outcome.Passed("every step holds"));
    return new Step(name, specification, outcome, Optional.empty(), steps);
  }

  /** Returns the same step, taken while others were asked. */
  public Step during(Asked period) {
    return new Step(name, specification, outcome, Optional.of(period), steps);
  }

  /** Returns the innermost step of some during which a moment lies. */
  public static Optional<Step> at(List<Step> steps, long moment) {
    return steps.stream()
        .filter(step -> step.asked.filter(period -> period.holds(moment)).isPresent())
        .findFirst()
        .map(step -> at(step.steps, moment).orElse(step));
  }

  private static String held(long steps) {
    return steps == 1 ? "1 step holds" : steps + " steps hold";
  }

  /**
   * Returns the step without what is below those that passed: such a one says how many steps hold.
   * Where something failed, the way to it stays.
   */
  public Step folded() {
    if (steps.isEmpty()) {
      return this;
    }
    long below = all().filter(step -> step.steps.isEmpty()).count();
    boolean whole = all().allMatch(Step::passed);
    return whole
        ? new Step(name, specification, new Outcome.Passed(held(below)), asked, List.of())
        : new Step(name, specification, outcome, asked, foldedBelow());
  }

  /** Returns the steps below it, folded. */
  public List<Step> foldedBelow() {
    return steps.stream().map(Step::folded).toList();
  }

  /** Returns the step with only those below it that failed, or nothing when it did not fail. */
  public Optional<Step> failing() {
    if (!(outcome instanceof Outcome.Failed)) {
      return Optional.empty();
    }
    List<Step> below = steps.stream().flatMap(step -> step.failing().stream()).toList();
    return Optional.of(new Step(name, specification, outcome, asked, below));
  }

  /** Tells whether the step holds. */
  public boolean passed() {
    return outcome instanceof Outcome.Passed;
  }

  /** Returns this step and all below it, parents first. */
  public Stream<Step> all() {
    return Stream.concat(Stream.of(this), steps.stream().flatMap(Step::all));
  }

  static long stepsPassed(Step step) {
    return step.all().filter(Step::passed).count();
  }

  private static String specificationOf(String name) {
    return switch (name) {
      case RESOLVE ->
          "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests";
      case BUNDLES ->
          "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers";
      case FIND -> SIGNATURE_SPEC + "#storage";
      case INTACT ->
          "https://github.com/opencontainers/image-spec/blob/main/descriptor.md#verification";
      case SIGNED -> SIGNATURE_SPEC + "#signature-verification";
      default -> SIGNATURE_SPEC + "#payloads";
    };
  }
}
