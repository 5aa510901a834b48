package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.identity.CertificateJudge;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.timestamp.TimestampJudge;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What to do where those who were believed do not stand by a signature: mostly the line names
 * others than those who made it.
 *
 * @param cosign the line
 */
public record TrustAdvice(CosignInvocation cosign) {

  /** Returns the lines that help, most likely first. */
  public List<Hint> about(Report report) {
    return report.cause().map(cause -> about(cause, report)).orElse(List.of());
  }

  private List<Hint> about(Cause cause, Report report) {
    return switch (cause) {
      case UNKNOWN_AUTHORITY, UNKNOWN_TIMESTAMPER -> otherRoot();
      case UNKNOWN_LOG -> isFailed(report, CertificateJudge.SCT) ? otherLog() : otherRoot();
      case NO_SCT -> noPromise();
      case NOT_VALID_THEN -> isFailed(report, CertificateJudge.AT_NOW) ? asksLog() : List.of();
      case NO_LOG_ENTRY -> report.by() instanceof By.ByKey ? unlogged() : stampedAlone(report);
      case WRONG_MATERIAL -> report.by() instanceof By.ByIdentity ? byKey() : List.of();
      default -> List.of();
    };
  }

  /** Another sigstore signed than the one whose root counted. */
  private List<Hint> otherRoot() {
    boolean named = cosign.line().has(TrustFlags.ROOT);
    List<Hint> hints = new ArrayList<>();
    Stream.of(AuthorityFlags.CHAIN, AuthorityFlags.ROOTS)
        .filter(cosign.line()::has)
        .map(flag -> new Hint("by the root alone", cosign.line().without(flag).toString()))
        .forEach(hints::add);
    if (named && WorldServices.exist(cosign)) {
      hints.add(
          new Hint("by the root of this world", cosign.line().without(TrustFlags.ROOT).toString()));
    } else if (!named) {
      hints.add(
          Hint.of(
              "another sigstore signed than the one that is believed here: name its root with --"
                  + TrustFlags.ROOT));
    }
    return hints;
  }

  private List<Hint> otherLog() {
    return Stream.concat(otherRoot().stream(), noPromise().stream()).toList();
  }

  private List<Hint> noPromise() {
    return List.of(
        new Hint(
            "only where a sigstore of your own has no log of certificates, as nobody sees then what"
                + " its authority issues",
            cosign.line().with(TrustFlags.IGNORE_SCT, "true").toString()));
  }

  /** A certificate of ten minutes holds now only within them. */
  private List<Hint> asksLog() {
    return cosign.line().has(TrustFlags.IGNORE_LOG)
        ? List.of(
            new Hint(
                "the log says when it was signed",
                cosign.line().without(TrustFlags.IGNORE_LOG).toString()))
        : List.of();
  }

  private List<Hint> stampedAlone(Report report) {
    boolean stamped =
        report
            .step(TimestampJudge.TIMESTAMPS)
            .filter(step -> step.steps().stream().anyMatch(each -> each.passed()))
            .isPresent();
    return stamped
        ? List.of(
            new Hint(
                "if a timestamp is enough, and nobody must see what was signed",
                cosign
                    .line()
                    .with(TrustFlags.IGNORE_LOG, "true")
                    .with(TrustFlags.SIGNED_TIMES, "true")
                    .toString()))
        : List.of();
  }

  /** A key needs nobody who saw it sign, but then nobody sees what a thief of it signs. */
  private List<Hint> unlogged() {
    return List.of(
        new Hint(
            "where the key alone is to be enough",
            cosign.line().with(TrustFlags.IGNORE_LOG, "true").toString()));
  }

  private List<Hint> byKey() {
    return List.of(
        new Hint(
            "by the public half of that key",
            IdentityFlags.without(cosign.line())
                .with(KeyFlags.KEY, KeyHalf.PUBLIC.best(cosign))
                .toString()));
  }

  private static boolean isFailed(Report report, String step) {
    return report.step(step).filter(s -> s.outcome() instanceof Outcome.Failed).isPresent();
  }
}
