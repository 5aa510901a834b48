package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a believed certificate says with whom one expects.
 *
 * @param expected who should have signed
 */
public record IdentityCheck(ExpectedIdentity expected) {

  /** Where the certificate's names are compared. */
  public static final String SUBJECT = "signer's name";

  /** Where it is compared who vouches for the name. */
  public static final String ISSUER = "vouched for by";

  /** What is found where the certificate says nothing of a claim. */
  public static final String NOTHING = "nothing in the certificate";

  private static final String SPECIFICATION =
      "https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md";

  Step judge(Certificate leaf) {
    List<Step> steps = new ArrayList<>();
    try {
      IssuedIdentity issued = IssuedIdentity.of(leaf);
      steps.add(step(SUBJECT, subject(issued)));
      steps.add(step(ISSUER, issuer(issued)));
      expected.claims().forEach((claim, text) -> steps.add(claim(claim, text, issued)));
    } catch (LabException e) {
      steps.add(step(SUBJECT, new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED))));
    }
    return Step.branch(CertificateJudge.IDENTITY, SPECIFICATION, steps);
  }

  private Outcome subject(IssuedIdentity issued) {
    Optional<String> fitting =
        issued.names().stream().filter(name -> expected.subject().fits(name)).findFirst();
    if (fitting.isPresent()) {
      return new Outcome.Passed(fitting.get());
    }
    String found = issued.names().isEmpty() ? "no name" : String.join(", ", issued.names());
    return new Outcome.Failed(
        Cause.WRONG_IDENTITY, expected.subject().toString(), found, hints(issued));
  }

  /** The most frequent mistake: the workflow that was called signs under its own name. */
  private Hint[] hints(IssuedIdentity issued) {
    Optional<String> caller =
        issued.text(FulcioExtension.BUILD_CONFIG_URI).filter(uri -> expected.subject().fits(uri));
    return caller
        .map(
            uri ->
                Hint.of(
                    "a reusable workflow signed, and its name is the identity, not its caller's;"
                        + " the caller is "
                        + uri))
        .stream()
        .toArray(Hint[]::new);
  }

  private Outcome issuer(IssuedIdentity issued) {
    String found = issued.issuer().orElse("");
    return expected.issuer().fits(found)
        ? new Outcome.Passed(found)
        : new Outcome.Failed(
            Cause.WRONG_ISSUER,
            expected.issuer().toString(),
            found.isEmpty() ? "no issuer of tokens" : found);
  }

  private static Step claim(FulcioExtension claim, String text, IssuedIdentity issued) {
    Optional<String> found = issued.text(claim);
    return step(
        claim.words(),
        found.equals(Optional.of(text))
            ? new Outcome.Passed(text)
            : new Outcome.Failed(Cause.WRONG_WORKFLOW, text, found.orElse(NOTHING)));
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, SPECIFICATION, outcome);
  }
}
