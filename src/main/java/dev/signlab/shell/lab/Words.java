package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.shell.command.Screen;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What learners answer. */
final class Words {

  private Words() {}

  static boolean isYes(String answer) {
    return Screen.isYes(answer);
  }

  static boolean isNo(String answer) {
    return List.of("n", "no").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /** Parses the name of a cause, in any case. */
  static Cause cause(String typed) {
    String name = typed.strip().toUpperCase(Locale.ROOT);
    return Stream.of(Cause.values())
        .filter(cause -> cause.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("no cause is called " + typed.strip())
                    .expected("a cause; Tab shows them all")
                    .found(typed.strip())
                    .hint(Nearest.advice(name, causes()))
                    .exitStatus(Problem.USAGE)
                    .asException());
  }

  static List<String> causes() {
    return Stream.of(Cause.values()).map(Cause::name).toList();
  }
}
