package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;

/** What commands say of a transparency log that is not asked. */
final class LogWords {

  private LogWords() {}

  /** Says what real cosign is to be told, so that it asks no log either. */
  static void none(CosignInvocation cosign, String flags) {
    if (WorldServices.logKeys(cosign)) {
      cosign.say(
          "No log takes this signature: the services do not run (world start). Verify will ask for"
              + " its entry, unless told --"
              + TrustFlags.IGNORE_LOG
              + ".");
    } else if (WorldServices.exist(cosign)) {
      cosign.say("This lab is done without a transparency log. Real cosign: " + flags);
    } else {
      cosign.say("This world has no transparency log. Real cosign: " + flags);
    }
  }

  /** Says in cosign's words that a verification asks no log because it was told so. */
  static void ignored(CosignInvocation cosign, String what) {
    cosign.say(
        "WARNING: Skipping tlog verification is an insecure practice that lacks transparency and"
            + " auditability verification for the "
            + what
            + ".");
  }
}
