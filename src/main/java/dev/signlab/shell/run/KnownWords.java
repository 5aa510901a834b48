package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Nearest;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells whether the lab has the commands and flags of words that are written down and not typed.
 *
 * @param table the commands that there are
 */
record KnownWords(CommandTable table) {

  private static final String UNKNOWN_FLAG = "unknown flag: ";

  /** Words of sentences, which no line has in front of its last word. */
  private static final Set<String> OF_SENTENCES =
      Set.of("with", "and", "then", "the", "of", "it", "to", "or", "before", "once", "again", "…");

  private static final Pattern END_OF_CLAUSE = Pattern.compile(".*[,;:]");

  /** What a reader is to put something in for, such as {@code studentbook@DIGEST}. */
  private static final Pattern PLACEHOLDER = Pattern.compile("(.*[@:/])?[A-Z]{3,}");

  /** Returns the words of a command as written; none when it only sets variables. */
  static List<String> of(SimpleCommand command) {
    return command.words().stream().map(KnownWords::literal).toList();
  }

  private static String literal(Word word) {
    return word.parts().stream()
        .map(
            part ->
                switch (part) {
                  case Word.Literal literal -> literal.text();
                  case Word.Variable variable -> "${" + variable.name() + "}";
                  case Word.Substitution _ -> "$(…)";
                })
        .collect(Collectors.joining());
  }

  /** Returns what the lab would say to the first command or flag that it does not know. */
  Optional<Problem> unknown(List<List<String>> commands) {
    try {
      commands.stream().filter(this::isOfLab).forEach(this::require);
      return Optional.empty();
    } catch (LabException e) {
      return Optional.of(e.problem());
    }
  }

  /**
   * Tells whether words are meant for the lab: a learner also types programs of the machine, which
   * are others on each machine, so only what looks like a slip is taken for one.
   */
  private boolean isOfLab(List<String> words) {
    String first = words.getFirst();
    return !first.equals("!")
        && (table.knows(first)
            || table.find(named(words)).isPresent()
            || Nearest.to(first, table.firstWords()).isPresent());
  }

  /**
   * Refuses a command that does not exist, or a flag that it does not have.
   *
   * @throws LabException with the nearest name
   */
  void require(List<String> words) {
    if (words.getFirst().startsWith("@")) {
      return;
    }
    List<String> named = named(words);
    CommandSpec spec = table.find(named).orElseThrow(() -> table.unknown(words, Map.of())).spec();
    requireFlags(spec, named);
  }

  private static void requireFlags(CommandSpec spec, List<String> named) {
    try {
      FlagReader.read(spec, behind(spec, named));
    } catch (LabException e) {
      // What else is wrong, such as a missing argument, may be just what a mistake is about.
      if (e.problem().summary().startsWith(UNKNOWN_FLAG)) {
        throw e;
      }
    }
  }

  /** Tells whether words are a whole line, and not a sentence that begins as one. */
  boolean fit(List<String> words) {
    List<String> named = named(words);
    return words.stream().noneMatch(KnownWords::isOfSentence)
        && (table
                .find(named)
                .filter(c -> FlagReader.fits(c.spec(), behind(c.spec(), named)))
                .isPresent()
            || looksTyped(words));
  }

  private static boolean isOfSentence(String word) {
    return OF_SENTENCES.contains(word)
        || END_OF_CLAUSE.matcher(word).matches()
        || PLACEHOLDER.matcher(word).matches();
  }

  /** Tells whether words that no command knows are a line with a slip rather than a sentence. */
  private static boolean looksTyped(List<String> words) {
    return words.stream().skip(1).anyMatch(w -> w.startsWith("--") || w.contains("localhost:"));
  }

  private static List<String> behind(CommandSpec spec, List<String> named) {
    return named.subList(CommandTable.countWords(spec.name()), named.size());
  }

  private List<String> named(List<String> words) {
    List<String> own = Engines.of(words).orElse(words);
    return CobraWords.inOrder(table, Aliases.of(own).orElse(own));
  }
}
