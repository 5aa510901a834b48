package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.check.Meaning;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.shell.command.Screen;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
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

  /**
   * Parses a cause: its name in any case, its name in words, or enough of what it says to know it
   * from all others, as in "no signature" or "another key".
   *
   * @param before what is typed before a cause, for the line that is offered
   */
  static Cause cause(String typed, String before) {
    return cause(typed).orElseThrow(() -> unknown(typed.strip(), before));
  }

  /** Finds the cause that somebody names, or nothing. */
  static Optional<Cause> cause(String typed) {
    String meant = plain(typed);
    List<Cause> named = causes(cause -> meant.equals(plain(cause.name())));
    List<Cause> said = causes(cause -> meant.equals(Meaning.of(cause.words())));
    List<Cause> within = causes(cause -> holds(Meaning.of(cause.words()), meant));
    return Stream.of(named, said, within)
        .filter(found -> found.size() == 1)
        .map(List::getFirst)
        .findFirst();
  }

  private static List<Cause> causes(Predicate<Cause> which) {
    return Stream.of(Cause.values()).filter(which).toList();
  }

  /** Two words at least: one alone, as "key", says too little. */
  private static boolean holds(String words, String meant) {
    List<String> said = List.of(meant.split(" "));
    return said.size() > 1 && List.of(words.split(" ")).containsAll(said);
  }

  private static String plain(String typed) {
    return Meaning.of(typed.replace('_', ' ').replace('-', ' '));
  }

  private static LabException unknown(String typed, String before) {
    String name = typed.toUpperCase(Locale.ROOT).replace(' ', '_');
    Problem.Builder problem =
        Problem.of("no cause is called " + typed)
            .expected("a cause; Tab shows them all")
            .found(typed)
            .exitStatus(Problem.USAGE);
    Optional<String> misspelt = Nearest.to(name, causes());
    misspelt.ifPresent(near -> problem.hint("did you mean", before + near));
    new NearCauses()
        .to(typed).stream()
            .filter(near -> !misspelt.equals(Optional.of(near.name())))
            .forEach(near -> problem.hint("if " + near.words(), before + near.name()));
    return problem.hint("what this task asks for", "check").asException();
  }

  static List<String> causes() {
    return Cause.names();
  }
}
