package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.FlagType;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.List;
import java.util.Map;

/** Single flags that several commands have and that mean one thing. */
public final class SharedFlags {

  /** No questions. */
  public static final String YES = "yes";

  private static final String ANNOTATIONS = "annotations";

  private SharedFlags() {}

  /** What every command of cosign takes. */
  public static List<Flag> global() {
    return List.of(
        Flag.text("timeout", "DURATION", "accepted; the lab has limits of its own")
            .withShort("t")
            .of(FlagType.DURATION),
        Flag.toggle("verbose", "accepted; see the exchanges with wire").withShort("d"),
        Flag.file("output-file", "file for what would go to standard output"));
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
