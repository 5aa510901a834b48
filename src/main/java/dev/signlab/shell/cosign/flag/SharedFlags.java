package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Single flags that several commands have and that mean one thing. */
public final class SharedFlags {

  /** No questions. */
  public static final String YES = "yes";

  private static final String ANNOTATIONS = "annotations";
  static final String VERBOSE = "verbose";

  private static final String TIMEOUT = "timeout";

  /** A length of time, as Go writes it, that is none at all. */
  private static final Pattern NO_TIME = Pattern.compile("-.*|[^1-9]*");

  private SharedFlags() {}

  /** What every command of cosign takes. */
  public static List<Flag> global() {
    return List.of(
        Flag.text(TIMEOUT, "DURATION", "accepted; the lab has limits of its own")
            .withShort("t")
            .of(FlagType.DURATION),
        Flag.toggle(VERBOSE, "say each step of signing; the exchanges are in wire").withShort("d"),
        Flag.file("output-file", "file for what would go to standard output"));
  }

  /**
   * Refuses a limit that is over before anything began. Of cosign's commands few look at it: those
   * that read a public key do, and the one that signs an image; those that attest, sign a file or
   * only ask a registry do not.
   *
   * @throws dev.signlab.diagnostic.LabException with cosign's words
   */
  public static void requireTime(CosignInvocation cosign) {
    cosign
        .text(TIMEOUT)
        .filter(NO_TIME.asMatchPredicate())
        .ifPresent(
            time -> {
              throw Problem.of("context deadline exceeded")
                  .expected("--" + TIMEOUT + " of more than nothing; leave it out, and it is 3m")
                  .found("--" + TIMEOUT + " " + time)
                  .asException();
            });
  }

  /** Says yes to all questions. */
  public static Flag yes() {
    return Flag.toggle(YES, "do not ask before overwriting or publishing").withShort("y");
  }

  /** Pairs that are signed along. */
  public static Flag annotations(String description) {
    return Flag.text(ANNOTATIONS, "NAME=VALUE", description).withShort("a").of(FlagType.SLICE);
  }

  /** Returns the annotations that were typed. */
  public static Map<String, String> annotations(CosignInvocation cosign) {
    return cosign.pairs(ANNOTATIONS);
  }
}
