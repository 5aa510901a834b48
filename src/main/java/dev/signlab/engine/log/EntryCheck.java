package dev.signlab.engine.log;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Judges one entry of a log. Used once. */
final class EntryCheck {

  static final String ABOUT = "speaks of this signature";
  static final String KNOWN = "log is trusted";
  static final String TIME = "time in the log";

  private final TransparencyLogEntry entry;
  private final Optional<LogInstance> log;
  private final TrustedRoot root;
  private final Instant now;
  private final boolean dated;
  private boolean promised;

  EntryCheck(TransparencyLogEntry entry, TrustedRoot root, Instant now, boolean dated) {
    this.entry = entry;
    this.root = root;
    this.log = root.tlog(entry.logId());
    this.now = now;
    this.dated = dated;
  }

  /** Judges the entry; the steps do not depend on each other, except that all need the log. */
  Step judge(LoggedSignature signature) {
    return judge(List.of(step(ABOUT, about(signature))));
  }

  /** Judges the entry after some steps of somebody else. */
  Step judge(List<Step> before) {
    List<Step> steps = new ArrayList<>(before);
    if (log.isEmpty()) {
      steps.add(step(KNOWN, unknown()));
    } else {
      steps.add(step(KNOWN, new Outcome.Passed(log.get().baseUrl())));
      steps.addAll(byLog(log.get()));
    }
    return Step.branch("log entry " + entry.logIndex(), LogJudge.SPECIFICATION, steps);
  }

  /** Returns when the log took the entry, if the log signed that. */
  Optional<Instant> time() {
    return promised ? Optional.of(Instant.ofEpochSecond(entry.integratedTime())) : Optional.empty();
  }

  private List<Step> byLog(LogInstance instance) {
    List<Step> steps = new ArrayList<>();
    if (entry.inclusionPromise().isEmpty() && entry.inclusionProof().isEmpty()) {
      Outcome none = failed(Cause.NO_LOG_ENTRY, "a promise or a proof of inclusion", "neither");
      return List.of(step(PromiseCheck.PROMISE, none));
    }
    entry
        .inclusionPromise()
        .ifPresent(promise -> steps.add(new PromiseCheck(entry, instance).judge(promise)));
    promised = !steps.isEmpty() && steps.getFirst().passed();
    entry
        .inclusionProof()
        .ifPresent(proof -> steps.addAll(new ProofCheck(entry, instance).judge(proof)));
    steps.add(step(TIME, timeOutcome(instance)));
    return steps;
  }

  private Outcome about(LoggedSignature signature) {
    try {
      return about(EntryBody.parse(entry), signature);
    } catch (LabException e) {
      Problem problem = e.problem();
      return failed(
          Cause.WRONG_LOG_ENTRY,
          problem.expected().orElse("a log entry"),
          problem.summary() + problem.found().map(text -> ": " + text).orElse(""));
    }
  }

  private static Outcome about(EntryBody body, LoggedSignature signature) {
    boolean covers =
        body.ofPayload() ? signature.hasPayload(body.digest()) : signature.covers(body.digest());
    if (!covers) {
      return failed(Cause.WRONG_LOG_ENTRY, "the digest of what is signed", "" + body.digest());
    }
    if (!(body.signatures().size() == 1 && signature.isSignature(body.signatures().getFirst()))) {
      return failed(Cause.WRONG_LOG_ENTRY, "the signature of the bundle", "another one");
    }
    if (!signature.isVerifier(body.verifiers().getFirst())) {
      return failed(Cause.WRONG_LOG_ENTRY, "the key of the signature", "another one");
    }
    return new Outcome.Passed("same digest, signature and key");
  }

  private Outcome unknown() {
    return failed(
        Cause.UNKNOWN_LOG,
        LogInstance.oneOf(root.tlogs()),
        "a log with the id " + Base64.getEncoder().encodeToString(entry.logId()));
  }

  /** Logs of the second version say no time; timestamps stand in for it there. */
  private Outcome timeOutcome(LogInstance instance) {
    if (entry.integratedTime() == 0) {
      return new Outcome.NotReached("the log says none");
    }
    Instant time = Instant.ofEpochSecond(entry.integratedTime());
    if (time.isAfter(now)) {
      return failed(Cause.WRONG_TIME, "not later than now, " + now, time.toString());
    }
    if (!instance.validFor().contains(time)) {
      return failed(Cause.WRONG_TIME, instance.validFor().toString(), time.toString());
    }
    return promised ? new Outcome.Passed(time.toString()) : unsigned(time);
  }

  /** The leaf of the tree holds no time: only the promise is a word of the log about it. */
  private Outcome unsigned(Instant time) {
    return dated
        ? failed(
            Cause.NO_TIME, "a time that the log signed, or none", time + ", which nobody signed")
        : new Outcome.NotReached("nobody signed that it is " + time + ", so it counts for nothing");
  }

  static Step step(String name, Outcome outcome) {
    return Step.of(name, LogJudge.SPECIFICATION, outcome);
  }

  static Outcome failed(Cause cause, String expected, String found) {
    return new Outcome.Failed(cause, expected, found);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
