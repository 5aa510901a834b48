package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the words behind a command's name apart as cosign does: {@code --flag value}, {@code
 * --flag=value}, {@code -f value}, {@code -fvalue}, short flags in one word, repeated flags, lists
 * in one word, and {@code --} before words that only look like flags.
 */
public final class FlagReader {

  private final CommandSpec spec;
  private final List<String> words;
  private final Map<String, List<String>> given = new LinkedHashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean help;
  private int at;

  private FlagReader(CommandSpec spec, List<String> words) {
    this.spec = spec;
    this.words = words;
  }

  /**
   * What the words say.
   *
   * @param flags the values of the flags that were given
   * @param arguments the arguments
   * @param warnings what to tell the person before the command runs
   * @param help whether help was asked for
   */
  public record Reading(
      Map<String, List<String>> flags,
      List<String> arguments,
      List<String> warnings,
      boolean help) {

    /** Copies the words. */
    public Reading {
      flags = Map.copyOf(flags);
      arguments = List.copyOf(arguments);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Takes words apart.
   *
   * @throws LabException for words that the specification does not allow
   */
  public static Reading read(CommandSpec spec, List<String> words) {
    return read(spec, words, Map.of());
  }

  /** Tells whether a specification allows words. */
  public static boolean fits(CommandSpec spec, List<String> words) {
    try {
      read(spec, words);
      return true;
    } catch (LabException e) {
      return false;
    }
  }

  /**
   * Takes words apart.
   *
   * @param variables values for flags that the words do not give, by long name
   * @throws LabException for words or values that the specification does not allow
   */
  static Reading read(CommandSpec spec, List<String> words, Map<String, String> variables) {
    FlagReader reader = new FlagReader(spec, words);
    reader.readAll();
    if (!reader.help) {
      reader.addVariables(variables);
      ArgumentCheck.check(spec, reader.arguments);
    }
    return new Reading(reader.given, reader.arguments, reader.warnings, reader.help);
  }

  private void readAll() {
    if (spec.passThrough()) {
      help = words.size() == 1 && isHelp(words.getFirst());
      arguments.addAll(words);
      return;
    }
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals("--")) {
        arguments.addAll(words.subList(at, words.size()));
        return;
      }
      readWord(word);
    }
  }

  private void readWord(String word) {
    if (isHelp(word)) {
      help = true;
    } else if (word.startsWith("--")) {
      readLong(word.substring(2), word);
    } else if (word.length() > 1 && word.startsWith("-")) {
      readSingleDash(word);
    } else {
      arguments.add(word);
    }
  }

  private boolean isHelp(String word) {
    return word.equals("--help") || (word.equals("-h") && spec.flag("h").isEmpty());
  }

  private void readLong(String text, String word) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Optional<Flag> known = longFlag(name).or(() -> equals < 0 ? letter(name) : Optional.empty());
    Flag flag = known.orElseThrow(() -> unknown(word));
    if (equals >= 0) {
      add(flag, text.substring(equals + 1));
    } else {
      add(flag, flag.isToggle() ? "true" : nextValue(flag));
    }
  }

  private boolean isCosign() {
    return spec.name().startsWith("cosign ");
  }

  /** As cosign does, a letter with two dashes is understood and warned of. */
  private Optional<Flag> letter(String name) {
    Optional<Flag> flag = name.length() == 1 ? shortFlag(name) : Optional.empty();
    if (flag.isPresent()) {
      warnings.add(
          ("WARNING: the flag --%s is deprecated and will be removed in a future release."
                  + " Please use the flag -%s.")
              .formatted(name, name));
    }
    return flag;
  }

  /**
   * Reads {@code -abc}. To cosign all words of one dash and several letters are long flags, so it
   * knows neither {@code -ry} nor {@code -otext}; to others those that are the name of one.
   */
  private void readSingleDash(String word) {
    int equals = word.indexOf('=');
    String name = word.substring(1, equals < 0 ? word.length() : equals);
    if (name.length() > 1 && longFlag(name).isPresent()) {
      warnings.add(
          ("WARNING: the -%s flag is deprecated and will be removed in a future release."
                  + " Please use the --%s flag instead.")
              .formatted(name, name));
      readLong(word.substring(1), word);
      return;
    }
    if (isCosign() && word.length() > 2) {
      throw UsageProblems.lettersInOneWord(spec, words, word);
    }
    int letter = 1;
    while (letter < word.length()) {
      letter = readLetter(word, letter);
    }
  }

  private int readLetter(String word, int letter) {
    Flag flag = shortFlag(word.substring(letter, letter + 1)).orElseThrow(() -> unknown(word));
    String rest = word.substring(letter + 1);
    if (rest.startsWith("=")) {
      add(flag, rest.substring(1));
      return word.length();
    }
    if (flag.isToggle()) {
      add(flag, "true");
      return letter + 1;
    }
    add(flag, rest.isEmpty() ? nextValue(flag) : rest);
    return word.length();
  }

  /** As cosign does, the certificate of old is that of today. */
  private Optional<Flag> longFlag(String typed) {
    String name =
        switch (typed) {
          case "cert" -> "certificate";
          case "cert-chain" -> "certificate-chain";
          default -> typed;
        };
    return spec.flags().stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  private Optional<Flag> shortFlag(String letter) {
    return spec.flags().stream().filter(flag -> flag.shortName().equals(letter)).findFirst();
  }

  private String nextValue(Flag flag) {
    boolean missing = at >= words.size() || isKnownFlag(words.get(at));
    if (missing) {
      throw UsageProblems.missingValue(spec, flag, at < words.size() ? words.get(at) : "");
    }
    return words.get(at++);
  }

  private boolean isKnownFlag(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    return name.startsWith("--") && longFlag(name.substring(2)).isPresent();
  }

  private void add(Flag flag, String value) {
    if (!flag.deprecated().isEmpty()) {
      warnings.add("Flag --" + flag.name() + " has been deprecated, " + flag.deprecated());
    }
    addQuietly(flag, value);
  }

  private void addQuietly(Flag flag, String word) {
    List<String> values = flag.isToggle() ? List.of(onOrOff(flag, word)) : values(flag, word);
    given.computeIfAbsent(flag.name(), name -> new ArrayList<>()).addAll(values);
  }

  private List<String> values(Flag flag, String word) {
    try {
      return flag.type().values(word);
    } catch (IllegalArgumentException e) {
      throw UsageProblems.malformedValue(spec, flag, word, e);
    }
  }

  private String onOrOff(Flag flag, String value) {
    return switch (value) {
      case "true", "True", "TRUE", "t", "T", "1" -> "true";
      case "false", "False", "FALSE", "f", "F", "0" -> "false";
      default -> throw UsageProblems.notOnOrOff(spec, flag, value);
    };
  }

  /** Nothing is said of a deprecated flag that a variable gave, as cosign says nothing of it. */
  private void addVariables(Map<String, String> variables) {
    for (Flag flag : spec.flags()) {
      if (!given.containsKey(flag.name())) {
        Optional.ofNullable(variables.get(flag.name())).ifPresent(word -> addQuietly(flag, word));
      }
    }
  }

  private LabException unknown(String word) {
    return UsageProblems.unknownFlag(spec, words, word);
  }
}
