package dev.signlab.engine.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges entries of transparency logs by a trusted root, without asking any log. Safe for use by
 * several threads.
 */
public final class LogJudge {

  /** The name of the step above all entries. */
  public static final String LOGGED = "in a log";

  static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  /** By these a search says that it has no entry to show. */
  private static final Set<Cause> UNANSWERED =
      EnumSet.of(
          Cause.NO_LOG_ENTRY,
          Cause.NO_SERVICE,
          Cause.UNTRUSTED_SERVER,
          Cause.SERVICE_REFUSED,
          Cause.WRONG_ALGORITHM,
          Cause.MALFORMED);

  private final TrustedRoot root;
  private final InstantSource time;
  private final boolean dated;

  private LogJudge(TrustedRoot root, InstantSource time, boolean dated) {
    this.root = root;
    this.time = time;
    this.dated = dated;
  }

  /** Returns a judge who believes the logs of a root. */
  public static LogJudge of(TrustedRoot root, InstantSource time) {
    return new LogJudge(root, time, false);
  }

  /**
   * Returns the judge as one of signatures that count only if they were there at a certain time: no
   * entry may say one then that nobody signed.
   */
  public LogJudge ofDated() {
    return new LogJudge(root, time, true);
  }

  /** Judges all entries that a bundle brings along; each has to hold, and one has to be there. */
  public LogFinding judge(List<TransparencyLogEntry> entries, LoggedSignature signature) {
    if (entries.isEmpty()) {
      Outcome none = new Outcome.Failed(Cause.NO_LOG_ENTRY, "a log entry", "none");
      return new LogFinding(Step.of(LOGGED, SPECIFICATION, none), List.of());
    }
    List<Step> steps = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (TransparencyLogEntry entry : entries) {
      if (!seen.add(EntryCheck.hex(entry.logId()) + ":" + entry.logIndex())) {
        steps.add(Step.of(LOGGED, SPECIFICATION, twice(entry)));
      }
      EntryCheck check = new EntryCheck(entry, root, time.instant(), dated);
      steps.add(check.judge(signature));
      check.time().ifPresent(times::add);
    }
    Step all = Step.branch(LOGGED, SPECIFICATION, steps);
    return new LogFinding(all, all.passed() ? times : List.of());
  }

  /**
   * Judges all entries that a log has of a signature which came without.
   *
   * @throws LabException when it was not found out who is to be asked, which says nothing of the
   *     signature
   */
  public LogFinding judge(LogSearch search, LoggedSignature signature) {
    List<TransparencyLogEntry> found;
    try {
      found = search.find(signature);
    } catch (LabException e) {
      if (e.problem().cause().filter(UNANSWERED::contains).isEmpty()) {
        throw e;
      }
      return new LogFinding(Step.of(LOGGED, SPECIFICATION, unanswered(e.problem())), List.of());
    }
    return judge(found, signature);
  }

  /** Who did not answer stands in the summary of the problem. */
  private static Outcome unanswered(Problem problem) {
    Failure failure = problem.failureOr(Cause.NO_LOG_ENTRY);
    if (problem.isOf(Cause.NO_LOG_ENTRY)) {
      return new Outcome.Failed(failure);
    }
    String summary = problem.summary();
    String why = failure.found().orElse("");
    Optional<String> whole = Optional.of(summary.contains(why) ? summary : summary + ": " + why);
    return new Outcome.Failed(
        new Failure(failure.cause(), failure.expected(), whole, failure.hints()));
  }

  /**
   * Judges one entry of which it is not asked what it speaks.
   *
   * @param before what is known of it already
   */
  public Step judge(TransparencyLogEntry entry, List<Step> before) {
    return new EntryCheck(entry, root, time.instant(), dated).judge(before);
  }

  /** One entry counts once, whatever number of them is asked for. */
  private static Outcome twice(TransparencyLogEntry entry) {
    return new Outcome.Failed(
        Cause.WRONG_LOG_ENTRY, "each log entry once", "entry " + entry.logIndex() + " twice");
  }
}
