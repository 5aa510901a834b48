package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What of a deployment can get a new key. */
public enum RotatedKey {
  /** The authority, its root and intermediate. */
  FULCIO("fulcio"),
  /** The log of certificates. */
  CTLOG("ctlog"),
  /** The log of signatures. */
  REKOR("rekor"),
  /** The log of signatures in tiles. */
  REKOR_V2("rekor-v2"),
  /** The timestamp authority. */
  TSA("tsa"),
  /** The root of the repository that hands all of this out. */
  TUF_ROOT("tuf-root");

  private final String text;

  RotatedKey(String text) {
    this.text = text;
  }

  /**
   * Finds one by its name.
   *
   * @throws dev.signlab.diagnostic.LabException when there is none of that name
   */
  public static RotatedKey named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("no key of that name")
                    .expected("one of " + names())
                    .found(name)
                    .command("world rotate rekor")
                    .exitStatus(Problem.USAGE)
                    .asException());
  }

  /** Returns all names, with commas between. */
  public static String names() {
    return Arrays.stream(values()).map(RotatedKey::toString).collect(Collectors.joining(", "));
  }

  /** Tells whether it is that of a log, which begins anew with another key. */
  public boolean isOfLog() {
    return this == CTLOG || this == REKOR || this == REKOR_V2;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return text;
  }
}
