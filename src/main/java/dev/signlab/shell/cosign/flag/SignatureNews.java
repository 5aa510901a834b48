package dev.signlab.shell.cosign.flag;

import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.signatory.MadeSignature;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;

/** Says what became of a new signature outside of this machine, and of the key behind it. */
public final class SignatureNews {

  private SignatureNews() {}

  /** Says it on standard error; each step of it with {@code --verbose}. */
  public static void tell(CosignInvocation cosign, MadeSignature made) {
    if (cosign.isOn(SharedFlags.VERBOSE)) {
      made.steps().forEach(step -> cosign.say("  " + step.name() + ": " + evidence(step)));
    }
    for (TransparencyLogEntry entry : made.entries()) {
      cosign.say("tlog entry created with index: " + entry.logIndex());
    }
    if (made.origin() == MadeSignature.Origin.FRESH_KEY) {
      cosign.say("The ephemeral key is destroyed; the certificate says who signed.");
    }
  }

  private static String evidence(Step step) {
    return step.outcome() instanceof Outcome.Passed passed ? passed.evidence() : "";
  }
}
