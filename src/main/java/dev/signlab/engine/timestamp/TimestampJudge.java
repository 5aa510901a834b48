package dev.signlab.engine.timestamp;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.engine.trust.Trust;
import dev.signlab.engine.trust.TrustedAuthority;
import java.util.ArrayList;
import java.util.List;

/** Judges timestamps by a trusted root, without asking any authority. */
public final class TimestampJudge {

  /** The name of the step above all timestamps. */
  public static final String TIMESTAMPS = "timestamps";

  private static final String SPECIFICATION =
      "https://github.com/sigstore/architecture-docs/blob/main/client-spec.md#4-verification";

  private final Trust trust;

  private TimestampJudge(Trust trust) {
    this.trust = trust;
  }

  /** Returns a judge who believes the timestamp authorities of a root. */
  public static TimestampJudge of(Trust trust) {
    return new TimestampJudge(trust);
  }

  /**
   * Judges timestamps. One that holds is enough; where none is needed, those that do not hold count
   * for nothing, and do no harm either.
   *
   * @param responses the authorities' answers, as they came
   * @param signed what they should be over: the bytes of the signature
   * @param needed whether one has to hold
   */
  public TimestampFinding judge(List<byte[]> responses, byte[] signed, boolean needed) {
    if (responses.isEmpty()) {
      return new TimestampFinding(leaf(none(needed)), List.of());
    }
    List<TrustedAuthority> authorities;
    try {
      authorities = trust.timestampers();
    } catch (LabException e) {
      Outcome broken = new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED));
      return new TimestampFinding(leaf(broken), List.of());
    }
    List<Step> steps = new ArrayList<>();
    List<ObservedTime> times = new ArrayList<>();
    for (byte[] each : responses) {
      String name = "timestamp " + (steps.size() + 1);
      TimestampCheck.Judged judged = new TimestampCheck(name, each, signed).judge(authorities);
      steps.add(judged.step());
      judged.time().ifPresent(times::add);
    }
    boolean decided = !times.isEmpty() || !needed;
    List<Step> shown = decided ? steps.stream().map(TimestampJudge::harmless).toList() : steps;
    return new TimestampFinding(Step.branch(TIMESTAMPS, SPECIFICATION, shown), times);
  }

  /** What is not needed and does not hold is told, and decides nothing. */
  private static Step harmless(Step step) {
    if (!(step.outcome() instanceof Outcome.Failed failed)) {
      return step;
    }
    String because = "it does not count: " + failed.cause().words() + ", " + failed.found();
    return Step.of(step.name(), step.specification(), new Outcome.NotReached(because));
  }

  private static Outcome none(boolean needed) {
    return needed
        ? new Outcome.Failed(
            Cause.NO_TIME, "a timestamp by an authority that is trusted", "no timestamp")
        : new Outcome.NotReached("there is none, and none is needed");
  }

  private static Step leaf(Outcome outcome) {
    return Step.of(TIMESTAMPS, SPECIFICATION, outcome);
  }
}
