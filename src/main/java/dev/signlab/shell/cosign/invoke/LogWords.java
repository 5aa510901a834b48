package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.Invocation;

/** What commands say of a transparency log that is not asked. */
public final class LogWords {

  private static final String NONE = "This world has no transparency log. Real cosign: ";

  private LogWords() {}

  /** Says that a bundle was signed without a log. */
  public static void bundleUnlogged(Invocation invocation) {
    say(invocation, NONE + "a --signing-config without one");
  }

  /** Says that something was signed in the form of cosign 2, without a log. */
  public static void legacyUnlogged(Invocation invocation) {
    say(invocation, NONE + "--use-signing-config=false --tlog-upload=false");
  }

  /** Says that a verification asks no log, since none is known. */
  public static void notAsked(Invocation invocation) {
    say(invocation, NONE + "--insecure-ignore-tlog=true");
  }

  /** Says in cosign's words that a verification asks no log because it was told so. */
  public static void ignored(Invocation invocation, String what) {
    String practice = "WARNING: Skipping tlog verification is an insecure practice that lacks";
    say(invocation, practice + " transparency and auditability verification for the " + what + ".");
  }

  private static void say(Invocation invocation, String sentence) {
    invocation.screen().err(sentence);
  }
}
