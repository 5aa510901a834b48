package dev.signlab.shell.jshell;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be typed among snippets beside Java, as in the jshell tool. */
enum JavaWord {
  /** Leaves the mode. */
  EXIT("back to the lab; what you declared stays"),
  /** Lists what was declared. */
  VARS("what you have declared"),
  /** Drops it. */
  RESET("forget all that"),
  /** Lists these words. */
  HELP("this list");

  private final String does;

  JavaWord(String does) {
    this.does = does;
  }

  static Optional<JavaWord> of(String line) {
    return Stream.of(values()).filter(each -> each.typed().equals(line.strip())).findFirst();
  }

  String typed() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  String row() {
    return "  %-8s %s".formatted(typed(), does);
  }
}
