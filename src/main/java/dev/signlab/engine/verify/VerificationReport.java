package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.report.Step;
import java.util.List;
import java.util.Optional;

/**
 * What one verification found: a tree of steps, and the signatures that passed. One signature that
 * passes is enough, as for cosign.
 *
 * @param subject the image as it was typed
 * @param digest the manifest that was verified, once it was known
 * @param key by which it was verified
 * @param request what was asked for
 * @param layout in which its signatures hang on it, once some were found
 * @param steps the steps at the top of the tree, one of them for each signature
 * @param verified the signatures that passed every step
 * @param obstacle what the registry did not do, where the verification ended there
 */
public record VerificationReport(
    String subject,
    Optional<Digest> digest,
    NamedKey key,
    VerificationRequest request,
    Optional<SignatureLayout> layout,
    List<Step> steps,
    List<VerifiedSignature> verified,
    Optional<Problem> obstacle)
    implements Report {

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

  @Override
  public boolean passed() {
    return !verified.isEmpty();
  }

  @Override
  public int exitStatus() {
    if (passed()) {
      return PASSED;
    }
    if (obstacle.isPresent()) {
      return cause().equals(Optional.of(Cause.NO_IMAGE)) ? NO_IMAGE : ERROR;
    }
    if (isBundled()) {
      return ERROR;
    }
    return cause().equals(Optional.of(Cause.NO_SIGNATURE)) ? NO_SIGNATURE : NO_MATCH;
  }

  /** Tells whether what was verified are bundles, for which cosign has words and codes apart. */
  public boolean isBundled() {
    return layout.filter(BundleLayout.class::isInstance).isPresent();
  }

  /** Returns the tree as text, with glyphs. */
  @Override
  public String toString() {
    return String.join("\n", ReportTree.lines(this, ReportTree.USUAL_WIDTH, false));
  }
}
