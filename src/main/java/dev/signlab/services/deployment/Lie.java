package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a service can be made to lie about, with its own keys or without them. */
public enum Lie {
  /** The log of signatures shows another tree than before, and signs that, too. */
  SPLIT_VIEW(
      "split-view", "the log shows another last entry than before, and its own key signs that"),
  /** The repository hands out another file than the one that its list names. */
  SWAP_TARGET(
      "swap-target", "the repository hands out a trusted root in which one key was changed"),
  /** The repository goes back to what it handed out before. */
  ROLL_BACK("roll-back", "the repository hands out the edition before this one"),
  /** The repository hands out the same for ever. */
  FREEZE("freeze", "the repository hands out what it has now, and nothing new any more");

  private final String text;
  private final String words;

  Lie(String text, String words) {
    this.text = text;
    this.words = words;
  }

  /**
   * Finds one by its name.
   *
   * @throws dev.signlab.diagnostic.LabException when there is none of that name
   */
  public static Lie named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("no lie of that name")
                    .expected("one of " + names())
                    .found(name)
                    .command("world lie split-view")
                    .exitStatus(Problem.USAGE)
                    .asException());
  }

  /** Returns all names, with commas between. */
  public static String names() {
    return Arrays.stream(values()).map(Lie::toString).collect(Collectors.joining(", "));
  }

  /** Returns what is done then, as a sentence without a full stop. */
  public String words() {
    return words;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return text;
  }
}
