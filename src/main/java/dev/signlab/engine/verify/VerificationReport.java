package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.report.Step;
import java.util.List;
import java.util.Optional;

/**
 * What one verification found, whatever was verified. One signature or attestation that passes is
 * enough, as for cosign; but a genuine attestation of the wanted type that breaks a rule decides
 * against all others.
 *
 * @param subject as it was typed
 * @param policy what was asked for
 * @param steps the steps at the top of the tree, one of them for each signature or attestation
 * @param found what there was, by the kind of subject
 * @param obstacle what a registry did not do, where the verification ended there
 */
public record VerificationReport(
    String subject,
    VerificationPolicy policy,
    List<Step> steps,
    Found found,
    Optional<Problem> obstacle)
    implements Report {

  /** The image has no signature. */
  public static final int NO_SIGNATURE = 10;

  /** There is no such tag. */
  public static final int NO_IMAGE = 11;

  /** No signature passed. */
  public static final int NO_MATCH = 12;

  /** No signature has a certificate, where an identity should have signed. */
  public static final int NO_CERTIFICATE = 13;

  /** Copies the steps. */
  public VerificationReport {
    steps = List.copyOf(steps);
  }

  @Override
  public By by() {
    return policy.by();
  }

  @Override
  public boolean passed() {
    // A switch over types would be made anew in every process, which one-shot commands feel.
    if (found instanceof Found.Signatures signatures) {
      return !signatures.verified().isEmpty();
    }
    if (found instanceof Found.Attestations) {
      return !attestations().isEmpty() && brokenRules().isEmpty();
    }
    return steps.stream().allMatch(Step::passed);
  }

  /** A broken rule decides, whatever else of another type hangs there. */
  @Override
  public Optional<Outcome.Failed> failure() {
    List<Outcome.Failed> broken = brokenRules();
    return broken.isEmpty() ? Report.super.failure() : Optional.of(broken.getFirst());
  }

  @Override
  public int exitStatus() {
    if (passed()) {
      return PASSED;
    }
    Optional<Cause> cause = cause();
    if (!(found instanceof Found.Signatures)) {
      return ERROR;
    }
    if (obstacle.isPresent()) {
      return cause.equals(Optional.of(Cause.NO_IMAGE)) ? NO_IMAGE : ERROR;
    }
    if (isBundled()) {
      return ERROR;
    }
    return cause.map(VerificationReport::legacyStatus).orElse(NO_MATCH);
  }

  private static int legacyStatus(Cause cause) {
    return switch (cause) {
      case NO_SIGNATURE -> NO_SIGNATURE;
      case WRONG_MATERIAL -> NO_CERTIFICATE;
      default -> NO_MATCH;
    };
  }

  /** Returns the signatures of an image that passed every step. */
  public List<VerifiedSignature> signatures() {
    return found instanceof Found.Signatures signatures ? signatures.verified() : List.of();
  }

  /** Returns the attestations that passed every step. */
  public List<VerifiedAttestation> attestations() {
    return judged().stream()
        .filter(JudgedAttestation::passed)
        .map(each -> new VerifiedAttestation(each.genuine().orElseThrow(), each.line()))
        .toList();
  }

  /** Returns every attestation that was judged. */
  public List<JudgedAttestation> judged() {
    return found instanceof Found.Attestations all ? all.judged() : List.of();
  }

  /** Returns the image that was verified, once it was known. */
  public Optional<Digest> digest() {
    return found instanceof Found.Signatures signatures ? signatures.digest() : Optional.empty();
  }

  /** Returns the layout in which signatures hang on the image, once some were found. */
  public Optional<SignatureLayout> layout() {
    return found instanceof Found.Signatures signatures ? signatures.layout() : Optional.empty();
  }

  /** Tells whether what was verified are bundles, for which cosign has words and codes apart. */
  public boolean isBundled() {
    return layout().filter(BundleLayout.class::isInstance).isPresent();
  }

  /** Returns the rules that genuine attestations of the wanted type break. */
  public List<Outcome.Failed> brokenRules() {
    return judged().stream()
        .flatMap(each -> each.step().all())
        .filter(step -> step.steps().isEmpty())
        .map(Step::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .filter(failed -> failed.cause() == Cause.POLICY)
        .toList();
  }

  /** Returns the tree as text, with glyphs. */
  @Override
  public String toString() {
    return String.join("\n", ReportTree.lines(this, ReportTree.USUAL_WIDTH, false));
  }
}
