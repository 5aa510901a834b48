package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A line of cosign that names none of its commands, answered in the words of cobra, its library.
 *
 * @param lines finds lines that can be offered
 * @param names the first words of its commands
 */
record UnknownCosign(MeantLines lines, Set<String> names) {

  private static final String HELP = "cosign --help";

  /** cobra's own bound for what counts as a slip of the keys. */
  private static final int NEAR = 2;

  /**
   * Says what is wrong.
   *
   * @param words the words behind {@code cosign}
   */
  LabException problem(List<String> words) {
    Optional<String> typed = CobraWords.firstPlain(words);
    return typed.map(word -> unknownCommand(word, words)).orElseGet(() -> flag(words));
  }

  private LabException unknownCommand(String typed, List<String> words) {
    Problem.Builder problem =
        Problem.of("unknown command \"" + typed + "\" for \"cosign\"")
            .expected("one of the commands that " + HELP + " lists")
            .found(typed)
            .exitStatus(Problem.FAILED);
    List<String> rest = new ArrayList<>(words);
    rest.remove(typed);
    near(typed.toLowerCase(Locale.ROOT)).stream()
        .map(name -> lines.line(line(name, rest)))
        .flatMap(Optional::stream)
        .forEach(line -> problem.hint(Hint.meant(line)));
    return problem.command(HELP).asException();
  }

  private List<String> near(String typed) {
    List<String> german = GermanWords.meant(typed).stream().filter(names::contains).toList();
    return german.isEmpty() ? names.stream().filter(name -> isNear(typed, name)).toList() : german;
  }

  private static List<String> line(String name, List<String> rest) {
    List<String> line = new ArrayList<>(List.of("cosign", name));
    line.addAll(rest);
    return line;
  }

  private static boolean isNear(String typed, String name) {
    // Every name begins with nothing.
    return !typed.isEmpty() && (name.startsWith(typed) || Spelling.distance(typed, name) <= NEAR);
  }

  private static LabException flag(List<String> words) {
    String word = words.getFirst();
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String summary =
        name.length() == 2
            ? "unknown shorthand flag: '" + name.charAt(1) + "' in " + word
            : "unknown flag: " + (name.startsWith("--") ? name : "-" + name);
    return Problem.of(summary)
        .expected("a command, and its flags after it")
        .found(String.join(" ", words))
        .exitStatus(Problem.FAILED)
        .command(HELP)
        .asException();
  }
}
