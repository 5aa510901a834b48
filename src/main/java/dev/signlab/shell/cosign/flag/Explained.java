package dev.signlab.shell.cosign.flag;

import dev.signlab.engine.verify.Demand;
import dev.signlab.engine.verify.Demands;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.screen.Field;

/**
 * {@code --explain}, which cosign does not have: tells what a verification is going to ask for,
 * before it asks anybody. Then it runs as it would have without. It speaks on standard error, so
 * that programs read what they always read.
 */
public final class Explained {

  private static final String FLAG = "explain";

  private Explained() {}

  static Flag flag() {
    return Flag.toggle(FLAG, "of this lab alone: first tell what is going to be asked for");
  }

  /** Tells it, where the line asks for that. */
  public static void tell(
      CosignInvocation cosign, VerificationSubject subject, VerificationPolicy policy) {
    if (!cosign.isOn(FLAG)) {
      return;
    }
    cosign.say("This is going to be asked for:");
    Demands.of(subject, policy).forEach(demand -> say(cosign, demand));
    cosign.say("");
  }

  private static void say(CosignInvocation cosign, Demand demand) {
    int width = cosign.invocation().screen().style().width();
    Field.lines("  %-17s".formatted(demand.name()), demand.text(), width).forEach(cosign::say);
  }
}
