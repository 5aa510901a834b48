package dev.signlab.engine.timestamp;

import dev.signlab.crypto.timestamp.TimestampToken;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.trust.ObservedTime;
import dev.signlab.engine.trust.TrustedAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one timestamp.
 *
 * @param name of its branch
 * @param der the authority's answer
 * @param signed what it should be over
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record TimestampCheck(String name, byte[] der, byte[] signed) {

  static final String FORM = "timestamp's form";
  static final String OVER = "over this signature";
  static final String AUTHORITY = "timestamp authority";

  private static final String SPECIFICATION = "https://www.rfc-editor.org/rfc/rfc3161.html";

  /** One timestamp judged: its branch, and its time if it holds. */
  record Judged(Step step, Optional<ObservedTime> time) {}

  Judged judge(List<TrustedAuthority> authorities) {
    List<Step> steps = new ArrayList<>();
    Optional<TimestampToken> token = read(steps);
    token.ifPresent(
        each -> {
          steps.add(step(OVER, over(each)));
          steps.add(step(AUTHORITY, authority(each, authorities)));
        });
    Step step = Step.branch(name, SPECIFICATION, steps);
    return new Judged(
        step, token.filter(t -> step.passed()).map(each -> new ObservedTime(each.time(), name)));
  }

  private Optional<TimestampToken> read(List<Step> steps) {
    try {
      TimestampToken token = TimestampToken.parse(der, name);
      steps.add(step(FORM, new Outcome.Passed("says " + token.time())));
      return Optional.of(token);
    } catch (LabException e) {
      steps.add(step(FORM, new Outcome.Failed(e.problem().failureOr(Cause.MALFORMED))));
      return Optional.empty();
    }
  }

  private Outcome over(TimestampToken token) {
    return token
        .faultOver(signed)
        .<Outcome>map(Outcome.Failed::new)
        .orElseGet(() -> new Outcome.Passed(token.imprint().shortened() + "…"));
  }

  /** One authority that stands by it is enough; else the one that came furthest says why not. */
  private static Outcome authority(TimestampToken token, List<TrustedAuthority> authorities) {
    Outcome best = new Outcome.Failed(none(authorities));
    for (TrustedAuthority each : authorities) {
      Outcome outcome = by(each, token);
      if (outcome instanceof Outcome.Passed) {
        return outcome;
      }
      boolean further = !isOf(outcome, Cause.UNKNOWN_TIMESTAMPER);
      best = further || authorities.size() == 1 ? outcome : best;
    }
    return best;
  }

  private static boolean isOf(Outcome outcome, Cause cause) {
    return outcome instanceof Outcome.Failed failed && failed.cause() == cause;
  }

  private static Outcome by(TrustedAuthority authority, TimestampToken token) {
    ChainResult result = token.trace(authority.anchors(), authority.signer());
    if (result instanceof ChainResult.Refused refused) {
      return new Outcome.Failed(refused.failure());
    }
    if (!authority.validFor().contains(token.time())) {
      return new Outcome.Failed(authority.notBelievedAt(token.time()));
    }
    return new Outcome.Passed(authority.name());
  }

  private static Failure none(List<TrustedAuthority> authorities) {
    return Failure.of(
        Cause.UNKNOWN_TIMESTAMPER,
        "signed by one of " + authorities.stream().map(TrustedAuthority::name).toList(),
        "signed by none of them");
  }

  private static Step step(String name, Outcome outcome) {
    return Step.of(name, SPECIFICATION, outcome);
  }
}
