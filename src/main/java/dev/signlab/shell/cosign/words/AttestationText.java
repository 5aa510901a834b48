package dev.signlab.shell.cosign.words;

import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.verify.JudgedAttestation;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerifiedAttestation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a report found in the words of cosign 3.1, as far as they are true here. */
public final class AttestationText {

  private static final String FOUND = ", found: ";

  private AttestationText() {}

  /** Returns what cosign says on standard error of an image that passed. */
  public static List<String> checks(VerificationReport report) {
    return SharedText.checks(report);
  }

  /** Returns what cosign says on standard output: an envelope on each line. */
  public static List<String> envelopes(VerificationReport report) {
    return report.attestations().stream().map(VerifiedAttestation::line).toList();
  }

  /** Returns what cosign says on standard error of the rules that are broken. */
  public static List<String> brokenRules(VerificationReport report) {
    List<String> lines = new ArrayList<>();
    List<Outcome.Failed> broken = report.brokenRules();
    lines.add("There are " + broken.size() + " number of errors occurred during the validation:");
    lines.add("");
    broken.forEach(each -> lines.add("- " + each.expected() + ": found " + each.found()));
    return lines;
  }

  /** Returns the error that cosign names for an image that did not pass; it may have lines. */
  public static String error(VerificationReport report) {
    if (report.obstacle().isPresent()) {
      return report.obstacle().get().summary();
    }
    if (!report.brokenRules().isEmpty()) {
      return report.brokenRules().size() + " validation errors occurred";
    }
    List<String> types = genuineTypes(report);
    if (!types.isEmpty()) {
      return "none of the attestations matched the predicate type: "
          + report.policy().type()
          + FOUND
          + String.join(",", types);
    }
    return report.judged().stream()
        .map(each -> complaint(each, report.by()))
        .collect(Collectors.joining("\n", "no matching attestations: ", ""));
  }

  /** Returns the types that such an error says are attested in place of the one asked for. */
  public static List<String> typesIn(String error) {
    int at = error.lastIndexOf(FOUND);
    return at < 0 ? List.of() : List.of(error.substring(at + FOUND.length()).split(",", -1));
  }

  private static List<String> genuineTypes(VerificationReport report) {
    return report.judged().stream()
        .flatMap(each -> each.genuine().stream())
        .map(statement -> statement.predicateType().toString())
        .distinct()
        .toList();
  }

  /** Returns what to warn of: the images that verified documents describe in place of this one. */
  public static List<String> otherDocuments(VerificationReport report) {
    return report.judged().stream()
        .filter(JudgedAttestation::passed)
        .flatMap(each -> each.otherDocument().stream())
        .map(other -> "WARNING: a document does not fit: " + other)
        .toList();
  }

  /** Returns the error that cosign names for a file that did not pass. */
  public static String errorOfFile(VerificationReport report) {
    JudgedAttestation only = report.judged().getFirst();
    return only.genuine()
        .map(
            statement ->
                "invalid predicate type, expected "
                    + report.policy().type()
                    + " got "
                    + statement.predicateType())
        .orElseGet(() -> complaint(only, report.by()));
  }

  private static String complaint(JudgedAttestation judged, By by) {
    boolean bundle = judged.layout() == Layout.BUNDLE;
    return judged.step().steps().stream()
        .map(Step::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast)
        .findFirst()
        .map(
            failed ->
                (bundle
                        ? IdentityText.ofBundle(judged.step(), failed, by)
                        : IdentityText.ofLegacy(judged.step(), failed))
                    .orElseGet(() -> complaint(failed, bundle)))
        .orElse("bundle does not contain a DSSE envelope");
  }

  private static String complaint(Outcome.Failed failed, boolean bundle) {
    return SharedText.ofEvidence(failed, SharedText.withCause(failed))
        .orElseGet(
            () ->
                switch (failed.cause()) {
                  case WRONG_KEY, WRONG_ALGORITHM ->
                      bundle ? SharedText.ENVELOPE : SharedText.THRESHOLD;
                  case WRONG_IMAGE, DIGEST_MISMATCH -> otherSubject(bundle);
                  default -> failed.found();
                });
  }

  private static String otherSubject(boolean bundle) {
    return bundle
        ? SharedText.SIGNATURE + "provided artifact digests do not match digests in statement"
        : "no matching subject digest found";
  }
}
