package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;

/** What commands say of a transparency log that is not asked. */
final class LogWords {

  private LogWords() {}

  /** Says what real cosign is to be told, so that it asks no log either. */
  static void none(CosignInvocation cosign, String flags) {
    cosign.say("This world has no transparency log. Real cosign: " + flags);
  }

  /** Says that a verification by a key alone asks no log, also where this world has one. */
  static void unasked(CosignInvocation cosign, String flags) {
    if (WorldServices.exist(cosign)) {
      cosign.say(
          "This world's log is not asked without --trusted-root, which  world  names."
              + " Real cosign: "
              + flags);
    } else {
      none(cosign, flags);
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
