package dev.signlab.shell.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the words of a line of cosign into the order in which the lab reads them: name first, flags
 * behind it. Flags may stand in front of a subcommand, as cobra, cosign's own library, allows: it
 * knows the global ones there, and takes the word behind any other for its value.
 */
final class CobraWords {

  private static final String PROGRAM = "cosign";
  private static final Set<String> TOGGLES = Set.of("--verbose", "-d", "--help", "-h");

  private final CommandTable table;
  private final List<String> rest;
  private String name = PROGRAM;

  private CobraWords(CommandTable table, List<String> rest) {
    this.table = table;
    this.rest = new ArrayList<>(rest);
  }

  /** Returns the words in order; those of other programs stay as they are. */
  static List<String> inOrder(CommandTable table, List<String> words) {
    if (!words.getFirst().equals(PROGRAM) || !isFlagInName(table, words)) {
      return words;
    }
    CobraWords line = new CobraWords(table, words.subList(1, words.size()));
    line.findCommand();
    return line.all();
  }

  /**
   * Returns the first word that is neither a flag nor the value of one.
   *
   * @param words the words behind the program's name
   */
  static Optional<String> firstPlain(List<String> words) {
    int at = plainAt(words);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at));
  }

  /** Tells whether the words behind the program's name hold nothing but global toggles. */
  static boolean areGlobal(List<String> words) {
    return words.getFirst().equals(PROGRAM) && TOGGLES.containsAll(words.subList(1, words.size()));
  }

  private static boolean isFlagInName(CommandTable table, List<String> words) {
    return words.size() > 2
        && (isFlag(words.get(1))
            || (isFlag(words.get(2)) && table.isTool(PROGRAM + " " + words.get(1))));
  }

  private void findCommand() {
    int at = plainAt(rest);
    while (at >= 0 && table.knows(name + " " + rest.get(at))) {
      name += " " + rest.remove(at);
      at = table.isTool(name) ? plainAt(rest) : -1;
    }
  }

  private List<String> all() {
    List<String> all = new ArrayList<>(List.of(name.split(" ", -1)));
    all.addAll(rest);
    return all;
  }

  private static int plainAt(List<String> words) {
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.equals("--")) {
        return -1;
      }
      if (!isFlag(word)) {
        return at;
      }
      at += takesNext(word) ? 1 : 0;
    }
    return -1;
  }

  private static boolean isFlag(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  private static boolean takesNext(String word) {
    return !word.contains("=") && !TOGGLES.contains(word);
  }
}
