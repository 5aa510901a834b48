package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words that a command's specification does not allow, each with a line that works. */
final class UsageProblems {

  /** What is said of a flag without its value. */
  static final String NO_VALUE = "flag needs an argument";

  private UsageProblems() {}

  static LabException unknownFlag(CommandSpec spec, List<String> words, String word) {
    int equals = word.indexOf('=');
    String typed = equals < 0 ? word : word.substring(0, equals);
    Problem.Builder problem =
        problem(spec, "unknown flag: " + typed).expected("a flag of " + spec.name()).found(word);
    for (String near : NearFlags.of(spec, typed.replaceFirst("^--?", ""))) {
      String meant = "--" + near + (equals < 0 ? "" : word.substring(equals));
      List<String> line = replaced(words, word, meant);
      if (FlagReader.fits(spec, line)) {
        problem.hint(Hint.meant(Quoting.line(spec.name(), line)));
      }
    }
    retired(spec, words, word).ifPresent(problem::hint);
    return problem.command(spec.name() + " --help").asException();
  }

  /** A flag of cosign 1, which tutorials still have. */
  private static Optional<Hint> retired(CommandSpec spec, List<String> words, String word) {
    if (!word.equals("-f") || spec.flag("yes").isEmpty()) {
      return Optional.empty();
    }
    List<String> without = words.stream().filter(each -> !each.equals(word)).toList();
    return FlagReader.fits(spec, without)
        ? Optional.of(
            new Hint(
                "-f of cosign 1 asked no questions; since cosign 2 that is -y, where any are asked",
                Quoting.line(spec.name(), without)))
        : Optional.empty();
  }

  /** cosign takes {@code -ry} for a long flag, and {@code -otext} too. */
  static LabException lettersInOneWord(CommandSpec spec, List<String> words, String word) {
    List<String> apart = new ArrayList<>(words);
    int at = apart.indexOf(word);
    apart.remove(at);
    apart.addAll(at, letters(spec, word));
    if (!FlagReader.fits(spec, apart)) {
      return unknownFlag(spec, replaced(words, word, "-" + word), "-" + word);
    }
    return problem(spec, "unknown flag: -" + word.replaceFirst("=.*", ""))
        .expected("a dash and one letter, or two dashes and a name")
        .found(word)
        .hint("to cosign each letter is a word", Quoting.line(spec.name(), apart))
        .asException();
  }

  private static List<String> letters(CommandSpec spec, String word) {
    List<String> letters = new ArrayList<>();
    int at = 1;
    while (at < word.length()) {
      String letter = word.substring(at, ++at);
      letters.add("-" + letter);
      if (!spec.flag(letter).map(Flag::isToggle).orElse(true) && at < word.length()) {
        letters.add(word.substring(at).replaceFirst("^=", ""));
        at = word.length();
      }
    }
    return letters;
  }

  static LabException missingValue(CommandSpec spec, Flag flag, String next) {
    Problem.Builder problem =
        problem(spec, NO_VALUE + ": --" + flag.name())
            .expected("--" + flag.name() + " " + flag.value())
            .found(next.isEmpty() ? "the end of the line" : "the next flag, " + next);
    return withExample(problem, spec).asException();
  }

  static LabException notOnOrOff(CommandSpec spec, Flag flag, String value) {
    String reason = "strconv.ParseBool: parsing " + GoQuote.of(value) + ": invalid syntax";
    return problem(spec, invalid(flag, value, reason))
        .expected("true or false")
        .found(value)
        .hint("on", spec.name() + " --" + flag.name())
        .hint("off", spec.name() + " --" + flag.name() + "=false")
        .asException();
  }

  static LabException malformedValue(
      CommandSpec spec, Flag flag, String word, IllegalArgumentException reason) {
    Problem.Builder problem =
        problem(spec, invalid(flag, word, String.valueOf(reason.getMessage())))
            .expected(expected(flag))
            .found(word);
    return withExample(problem, spec).asException(reason);
  }

  private static String invalid(Flag flag, String value, String reason) {
    return "invalid argument %s for \"%s\" flag: %s"
        .formatted(GoQuote.of(value), flag.dashed(), reason);
  }

  private static String expected(Flag flag) {
    String list = flag.value() + ", or several with commas between";
    return switch (flag.type()) {
      case TEXT, ARRAY -> flag.value();
      case NUMBER -> "a whole number";
      case DURATION -> "a length of time such as 90s or 3m";
      case SLICE -> list + "; one with a quote or comma in it goes in double quotes";
      case MAP -> list;
    };
  }

  static LabException missingArgument(CommandSpec spec, Argument argument) {
    Problem.Builder problem =
        problem(spec, missing(spec, argument))
            .expected(HelpText.usage(spec))
            .found("no " + argument.name() + " (" + argument.description() + ")");
    return withExample(problem, spec).asException();
  }

  private static String missing(CommandSpec spec, Argument argument) {
    return isCosign(spec)
        ? "requires at least 1 arg(s), only received 0"
        : argument.name() + " is missing";
  }

  static LabException tooMany(CommandSpec spec, List<String> arguments, int most) {
    Problem.Builder problem =
        problem(spec, "one word too many: " + arguments.get(most))
            .expected(HelpText.usage(spec))
            .found(arguments.size() + (arguments.size() == 1 ? " argument" : " arguments"));
    return withExample(problem, spec).asException();
  }

  /** cosign ends with 1 also for a line that it cannot read. */
  private static Problem.Builder problem(CommandSpec spec, String summary) {
    int status = isCosign(spec) ? Problem.FAILED : Problem.USAGE;
    return Problem.of(summary).exitStatus(status);
  }

  private static boolean isCosign(CommandSpec spec) {
    return spec.name().startsWith("cosign ");
  }

  private static Problem.Builder withExample(Problem.Builder problem, CommandSpec spec) {
    if (!spec.examples().isEmpty()) {
      problem.hint("for instance", spec.examples().getFirst());
    }
    return problem.command(spec.name() + " --help");
  }

  private static List<String> replaced(List<String> words, String wrong, String right) {
    List<String> meant = new ArrayList<>(words);
    meant.replaceAll(word -> word.equals(wrong) ? right : word);
    return meant;
  }
}
