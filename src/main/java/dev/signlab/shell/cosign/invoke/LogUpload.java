package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Problem;

/**
 * {@code --tlog-upload}, {@code --use-signing-config} and {@code --signing-config} beside each
 * other: cosign 3.1 takes the first from no signing config, and the default one counts as one.
 */
public final class LogUpload {

  private static final String UPLOAD = "tlog-upload";
  private static final String USE_CONFIG = "use-signing-config";
  private static final String CONFIG = "signing-config";

  private LogUpload() {}

  /** Refuses what cosign 3.1 refuses, before anything is signed. */
  public static void check(CosignInvocation cosign) {
    boolean named = cosign.flag(CONFIG).filter(file -> !file.isEmpty()).isPresent();
    if (named && !cosign.isOn(USE_CONFIG)) {
      throw Problem.of(
              "if any flags in the group [use-signing-config signing-config] are set none of the"
                  + " others can be; [signing-config use-signing-config] were all set")
          .expected("--signing-config FILE, or --use-signing-config=false")
          .found("both")
          .asException();
    }
    if (!cosign.isOn(UPLOAD) && cosign.isOn(USE_CONFIG)) {
      throw refused(cosign, named).asException();
    }
  }

  private static Problem.Builder refused(CosignInvocation cosign, boolean named) {
    String line = cosign.lineWith("", "");
    String off = "--" + UPLOAD + "=false";
    Problem.Builder problem =
        Problem.of("--tlog-upload=false is not supported with --signing-config or --" + USE_CONFIG)
            .expected("a signing config without a log, or --use-signing-config=false beside it")
            .found(
                off
                    + ", which cosign 2.5 takes alone, which 3.0.2 takes and uploads all the same,"
                    + " and which 3.0.3 and later refuse");
    return named
        ? problem.hint("the file says already what is used", line.replace(" " + off, ""))
        : problem.hint(
            "this works in 3.1 and here", line.replace(off, "--use-signing-config=false " + off));
  }
}
