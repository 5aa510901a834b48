package dev.signlab.app;

import java.util.List;
import java.util.Locale;

/**
 * A slip that a mutation made of a line that works.
 *
 * @param line the line that works
 * @param mutation what went wrong
 * @param mutated what was made of it
 */
record MadeSlip(WorkingLine line, Mutation mutation, Mutation.Mutated mutated) {

  String kind() {
    return mutation.part() + ": " + mutation.label();
  }

  /** Returns the line and where it is typed. */
  String place() {
    return line.state() + " " + line.before() + " " + mutated.text();
  }

  /**
   * Returns it as the bench types it. It may be understood and just done; of commands in a pipe the
   * last one says how they ended, whatever the first one did.
   */
  Slip slip() {
    return new Slip(
        kind(),
        line.state(),
        line.before(),
        mutated.text(),
        List.of(),
        "",
        "",
        !line.words().contains("|"),
        List.of("y"));
  }

  /** Returns the line that works, as the bench types it. */
  Slip original() {
    return new Slip(
        kind(), line.state(), line.before(), line.text(), List.of(), "", "", true, List.of());
  }

  /** Tells whether words say what is wrong. */
  boolean isNamedIn(String words) {
    String small = words.toLowerCase(Locale.ROOT);
    return mutated.named().stream().anyMatch(name -> small.contains(name.toLowerCase(Locale.ROOT)));
  }
}
