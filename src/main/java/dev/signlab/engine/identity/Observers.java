package dev.signlab.engine.identity;

import dev.signlab.engine.log.LogFinding;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.timestamp.TimestampFinding;
import dev.signlab.engine.timestamp.TimestampJudge;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks what lies beside a signature when, by the word of those who are believed, it was there.
 *
 * @param trust whom to believe; nobody where no trusted root is known, and then what lies beside
 *     counts for nothing
 */
public record Observers(Optional<Trust> trust) {

  /** Whose word the time of an entry is. */
  static final String LOG_TIME = "the log's time";

  /** Whose word the time of the clock is. */
  static final String NOW = "this moment";

  private static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  /**
   * Judges log entries and timestamps.
   *
   * @param dated whether the signature counts only if it was there at a certain time, as one by a
   *     certificate does and one by a key does not
   */
  public Observation observe(Evidence evidence, boolean dated) {
    return trust.map(each -> observe(each, evidence, dated)).orElseGet(() -> nobody(evidence));
  }

  private static Observation nobody(Evidence evidence) {
    String because =
        evidence.entries().isEmpty() ? "no entry, no --trusted-root" : "no --trusted-root";
    return new Observation(List.of(skipped(LogJudge.LOGGED, because)), List.of());
  }

  private static Observation observe(Trust trust, Evidence evidence, boolean dated) {
    List<ObservedTime> times = new ArrayList<>();
    Step logged = logged(trust, evidence, times, dated);
    boolean needed = trust.times() == TimeSource.TIMESTAMPS || (dated && isMissing(trust, times));
    Step stamped = skipped(TimestampJudge.TIMESTAMPS, "nobody asks for them");
    if (needed || (trust.times() == TimeSource.ANYBODY || !dated)) {
      TimestampFinding found =
          TimestampJudge.of(trust).judge(evidence.timestamps(), evidence.stamped(), needed);
      stamped = found.step();
      times.addAll(found.times());
    }
    if (trust.times() == TimeSource.CLOCK) {
      times.add(new ObservedTime(trust.clock().instant(), NOW));
    }
    return new Observation(List.of(logged, stamped), times);
  }

  private static boolean isMissing(Trust trust, List<ObservedTime> times) {
    return times.isEmpty() && trust.times() != TimeSource.CLOCK;
  }

  private static Step logged(
      Trust trust, Evidence evidence, List<ObservedTime> times, boolean dated) {
    if (!trust.asksLog()) {
      return skipped(LogJudge.LOGGED, "no log was to be asked");
    }
    LogFinding found = found(trust, evidence, judge(trust, dated));
    if (trust.times() != TimeSource.CLOCK) {
      found.times().forEach(time -> times.add(new ObservedTime(time, LOG_TIME)));
    }
    return found.step();
  }

  private static LogFinding found(Trust trust, Evidence evidence, LogJudge judge) {
    return trust
        .search()
        .filter(search -> evidence.isLoose() && evidence.entries().isEmpty())
        .map(search -> judge.judge(search, evidence.signature()))
        .orElseGet(() -> judge.judge(evidence.entries(), evidence.signature()));
  }

  private static LogJudge judge(Trust trust, boolean dated) {
    LogJudge judge = LogJudge.of(trust.root(), trust.clock());
    return dated ? judge.ofDated() : judge;
  }

  private static Step skipped(String name, String because) {
    return Step.of(name, SPECIFICATION, new Outcome.NotReached(because));
  }
}
