package dev.signlab.shell.cosign.words;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.shell.cosign.flag.IdentityFlags;
import dev.signlab.shell.cosign.flag.KeyFlags;
import dev.signlab.shell.cosign.flag.TrustAdvice;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.TypedLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A verification that did not pass, as the screen shows it. */
public final class Refusal {

  private static final String REGISTRY = "allow-http-registry";

  /** Of these cosign's words say half, or nothing: what was expected and found stands below. */
  private static final Set<Cause> OF_EVIDENCE =
      EnumSet.of(
          Cause.MALFORMED,
          Cause.WRONG_MATERIAL,
          Cause.NO_LOG_ENTRY,
          Cause.NO_SERVICE,
          Cause.SERVICE_REFUSED,
          Cause.UNTRUSTED_SERVER,
          Cause.UNKNOWN_LOG,
          Cause.WRONG_LOG_ENTRY,
          Cause.WRONG_PROMISE,
          Cause.WRONG_CHECKPOINT,
          Cause.WRONG_INCLUSION,
          Cause.WRONG_TIME,
          Cause.UNKNOWN_AUTHORITY,
          Cause.WRONG_CERTIFICATE,
          Cause.NOT_VALID_THEN,
          Cause.NO_TIME,
          Cause.UNKNOWN_TIMESTAMPER,
          Cause.WRONG_TIMESTAMP,
          Cause.NO_SCT,
          Cause.WRONG_SCT,
          Cause.WRONG_IDENTITY,
          Cause.WRONG_ISSUER,
          Cause.WRONG_WORKFLOW);

  private Refusal() {}

  /**
   * Returns the failure in cosign's words, with the advice of what decided.
   *
   * @param obstacle what stood in the way before a signature was judged, if something did
   * @param summary cosign's words
   */
  public static LabException of(
      CosignInvocation cosign, Report report, Optional<Problem> obstacle, String summary) {
    return of(cosign, report, obstacle, summary, report.exitStatus());
  }

  /** Returns the failure with a status that is not the report's own. */
  public static LabException of(
      CosignInvocation cosign,
      Report report,
      Optional<Problem> obstacle,
      String summary,
      int status) {
    List<Hint> advice = advice(cosign, report, obstacle);
    Problem refusal = Problem.refusal(summary, report.cause(), advice, status);
    return report
        .failure()
        .map(Outcome.Failed::failure)
        .filter(failure -> failure.cause().filter(OF_EVIDENCE::contains).isPresent())
        .map(failure -> refusal.withFailure(failure.withHints(advice)))
        .orElse(refusal)
        .asException();
  }

  /** The line that verifies a file is the one that was typed, with the other key. */
  private static Hint spelled(CosignInvocation cosign, Hint hint) {
    return hint.intent()
        .flatMap(intent -> changed(cosign.line(), intent))
        .map(line -> hint.withCommand(line.toString()))
        .orElse(hint);
  }

  private static Optional<TypedLine> changed(TypedLine line, Intent intent) {
    return switch (intent) {
      case Intent.VerifyFile it -> Optional.of(line.with(KeyFlags.KEY, it.key()));
      case Intent.VerifyFileAttestation it -> Optional.of(line.with(KeyFlags.KEY, it.key()));
      case Intent.VerifyIdentity it ->
          Optional.of(IdentityFlags.with(line, it.name(), it.issuer()));
      case Intent.VerifyClaim it -> Optional.of(IdentityFlags.with(line, it));
      default -> Optional.empty();
    };
  }

  private static List<Hint> advice(
      CosignInvocation cosign, Report report, Optional<Problem> obstacle) {
    List<Hint> hints = new ArrayList<>(obstacle.map(Problem::hints).orElse(report.hints()));
    hints.replaceAll(hint -> spelled(cosign, hint));
    hints.addAll(new TrustAdvice(cosign).about(report));
    if (cosign.invocation().session().isInteractive()) {
      hints.add(new Hint("step by step", "explain"));
      cosign
          .invocation()
          .spec()
          .flag(REGISTRY)
          .ifPresent(flag -> hints.add(new Hint("what went over the wire", "wire")));
    }
    return hints;
  }
}
