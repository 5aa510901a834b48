package dev.signlab.engine.admission;

import dev.signlab.diagnostic.Failure;
import dev.signlab.engine.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What was found of all images of one object.
 *
 * @param uid of the question
 * @param refusals why it may not be; none where it may
 * @param warnings what was not enforced
 * @param pins names of images in place of those that the pod has
 */
public record Verdict(String uid, List<Refusal> refusals, List<String> warnings, List<Pin> pins) {

  /**
   * One reason against one image.
   *
   * @param message in the words of the controller
   * @param failure the cause, by name
   * @param report of the verification behind it, where there was one
   */
  public record Refusal(String message, Failure failure, Optional<Report> report) {}

  /**
   * An image by its digest, in place of its tag.
   *
   * @param image as it was asked for
   * @param digested its name with the digest that was judged
   */
  public record Pin(PodImage image, String digested) {}

  /** Copies the lists. */
  public Verdict {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
    pins = List.copyOf(pins);
  }

  /** Tells whether the object may be. */
  public boolean isAllowed() {
    return refusals.isEmpty();
  }

  /** Returns why it may not be, in the words of the controller. */
  public String message() {
    return "validation failed: "
        + String.join("\n", refusals.stream().map(Refusal::message).toList());
  }
}
