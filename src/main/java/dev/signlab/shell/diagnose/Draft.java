package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A line that was perhaps meant.
 *
 * @param line the line
 * @param reasons what is wrong with the one that was typed, in words
 * @param unset the names of the variables that have no value, and of files that are not there, in
 *     the place of what they hold
 * @param next a line that does the rest of what was meant; empty where nothing is left
 */
record Draft(LineWords line, List<String> reasons, Set<String> unset, String next) {

  /** Copies the reasons and names. */
  Draft {
    reasons = List.copyOf(reasons);
    unset = Set.copyOf(unset);
  }

  /** A line whose variables have values. */
  Draft(LineWords line, List<String> reasons) {
    this(line, reasons, Set.of());
  }

  /** A line that does all that was meant. */
  Draft(LineWords line, List<String> reasons, Set<String> unset) {
    this(line, reasons, unset, "");
  }

  /** Returns the same with a line behind it. */
  Draft then(String rest) {
    return new Draft(line, reasons, unset, rest);
  }

  /** Returns the text that is offered. */
  String text() {
    String between = next.startsWith(">") ? " " : " && ";
    return next.isEmpty() ? line.toString() : line + between + next;
  }

  /** Tells whether something else stands in the place of each of those names. */
  boolean isFilled() {
    return unset.stream()
        .noneMatch(name -> line.words().stream().anyMatch(word -> word.contains(name)));
  }

  /** Returns another line, for one reason more. */
  Draft because(String reason, LineWords other) {
    return because(List.of(reason), other);
  }

  /** Returns another line, for some reasons more. */
  Draft because(List<String> more, LineWords other) {
    List<String> all = new ArrayList<>(reasons);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Draft(other, all, unset, next);
  }

  /** Puts the reasons where an answer only repeats a word, since the line has to wait for more. */
  Problem saidIn(Problem answer) {
    String why = String.join("; ", reasons);
    boolean repeats = answer.found().filter(found -> found.indexOf(' ') < 0).isPresent();
    return repeats && !answer.summary().contains(why) ? answer.withFound(why) : answer;
  }
}
