package dev.signlab.engine.verify;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Compares what a verified payload says with the image and with what was asked for. */
final class PayloadClaims {

  private PayloadClaims() {}

  static void addSteps(
      SimpleSigningPayload payload, Digest subject, VerificationPolicy policy, List<Step> steps) {
    if (policy.ignoresClaims()) {
      Outcome skipped = new Outcome.NotReached("claims were not to be checked");
      steps.add(Step.of(Step.NAMES, skipped));
      steps.add(Step.of(Step.ANNOTATIONS, skipped));
      return;
    }
    Outcome named = names(payload, subject);
    steps.add(Step.of(Step.NAMES, named));
    steps.add(
        Step.of(
            Step.ANNOTATIONS,
            named instanceof Outcome.Failed
                ? new Outcome.NotReached("it speaks of another image")
                : annotations(payload.annotations(), policy.annotations())));
  }

  private static Outcome names(SimpleSigningPayload payload, Digest subject) {
    if (!payload.type().equals(SimpleSigningPayload.TYPE)) {
      return new Outcome.Failed(Cause.MALFORMED, SimpleSigningPayload.TYPE, payload.type());
    }
    if (payload.manifestDigest().equals(subject.toString())) {
      return new Outcome.Passed(subject.shortened() + "…, as " + payload.dockerReference());
    }
    return new Outcome.Failed(
        Cause.WRONG_IMAGE,
        subject.toString(),
        payload.manifestDigest(),
        Hint.of("the signature is genuine, but was made for another image and attached here"));
  }

  /** Compares the annotations that a verified payload has with those asked for. */
  static Outcome annotations(Map<String, String> there, Map<String, String> wanted) {
    if (wanted.isEmpty()) {
      return new Outcome.Passed("none asked for");
    }
    for (Map.Entry<String, String> each : wanted.entrySet()) {
      if (!each.getValue().equals(there.get(each.getKey()))) {
        return new Outcome.Failed(
            Cause.WRONG_ANNOTATION,
            each.getKey() + "=" + each.getValue(),
            there.containsKey(each.getKey())
                ? each.getKey() + "=" + there.get(each.getKey())
                : "no annotation " + each.getKey());
      }
    }
    return new Outcome.Passed(
        wanted.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ")));
  }
}
