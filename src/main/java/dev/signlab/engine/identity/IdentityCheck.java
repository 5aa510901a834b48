package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  private Hint[] hints(IssuedIdentity issued) {
    return Stream.of(nearly(expected.subject(), issued.names()), caller(issued), meant(issued))
        .flatMap(Optional::stream)
        .toArray(Hint[]::new);
  }

  /** The most frequent mistake: the workflow that was called signs under its own name. */
  private Optional<Hint> caller(IssuedIdentity issued) {
    Optional<String> caller =
        issued.text(FulcioExtension.BUILD_CONFIG_URI).filter(uri -> expected.subject().fits(uri));
    return caller.map(
        uri ->
            Hint.of(
                "a reusable workflow signed, and its name is the identity, not its caller's;"
                    + " the caller is "
                    + uri));
  }

  /** Returns what to do if the one whom a certificate names is the one who was meant. */
  public static Optional<Hint> meant(IssuedIdentity issued) {
    return issued.names().stream()
        .findFirst()
        .flatMap(name -> issued.issuer().map(issuer -> new Intent.VerifyIdentity(name, issuer)))
        .map(intent -> Hint.to("if that is whom you expect", intent));
  }

  /** People take two texts for the same that are not. */
  private static Optional<Hint> nearly(ExpectedText wanted, List<String> found) {
    String text = wanted.toString();
    if (found.stream().anyMatch(text::equalsIgnoreCase)) {
      return Optional.of(Hint.of("only large and small letters differ, and each letter counts"));
    }
    return found.stream().anyMatch(each -> withoutSlash(each).equals(withoutSlash(text)))
        ? Optional.of(Hint.of("only the slash at the end differs, and each letter counts"))
        : Optional.empty();
  }

  private static String withoutSlash(String text) {
    return text.replaceFirst("/$", "");
  }

  private Outcome issuer(IssuedIdentity issued) {
    String found = issued.issuer().orElse("");
    return expected.issuer().fits(found)
        ? new Outcome.Passed(found)
        : new Outcome.Failed(
            Cause.WRONG_ISSUER,
            expected.issuer().toString(),
            found.isEmpty() ? "no issuer of tokens" : found,
            Stream.of(nearly(expected.issuer(), List.of(found)), meant(issued))
                .flatMap(Optional::stream)
                .toArray(Hint[]::new));
  }

  private static Step claim(FulcioExtension claim, String text, IssuedIdentity issued) {
    Optional<String> found = issued.text(claim);
    return step(
        claim.words(),
        found.equals(Optional.of(text))
            ? new Outcome.Passed(text)
            : new Outcome.Failed(
                Cause.WRONG_WORKFLOW, text, found.orElse(NOTHING), hint(claim, found)));
  }

  private static Hint hint(FulcioExtension claim, Optional<String> found) {
    String words = claim.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Hint.to("if that is what you expect", new Intent.VerifyClaim(words, found));
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, SPECIFICATION, outcome);
  }
}
