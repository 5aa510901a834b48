package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A verification that did not pass, as the screen shows it. */
public final class Refusal {

  private static final String REGISTRY = "allow-http-registry";

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
    return Problem.refusal(summary, report.cause(), advice(cosign, report, obstacle), status)
        .asException();
  }

  /** The line that verifies a file is the one that was typed, with the other key. */
  private static Hint spelled(CosignInvocation cosign, Hint hint) {
    return hint.intent()
        .flatMap(Refusal::otherKeyOfFile)
        .map(key -> hint.withCommand(cosign.line().with("key", key).toString()))
        .orElse(hint);
  }

  private static Optional<String> otherKeyOfFile(Intent intent) {
    return switch (intent) {
      case Intent.VerifyFile it -> Optional.of(it.key());
      case Intent.VerifyFileAttestation it -> Optional.of(it.key());
      default -> Optional.empty();
    };
  }

  private static List<Hint> advice(
      CosignInvocation cosign, Report report, Optional<Problem> obstacle) {
    List<Hint> hints =
        new ArrayList<>(obstacle.map(Problem::hints).orElse(report.hint().stream().toList()));
    hints.replaceAll(hint -> spelled(cosign, hint));
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
