package dev.signlab.shell.command;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the value of a flag is, by the types of pflag, the library with which cosign, docker, crane
 * and their like declare flags. A type decides whether a flag may be given several times, and
 * whether one word behind it holds several values.
 */
public enum FlagType {
  /** One text; the last one given counts. */
  TEXT,
  /** One whole number. */
  NUMBER,
  /** One length of time as Go writes it, such as {@code 1m30s}. */
  DURATION,
  /** Any number of texts, each with a flag of its own; a comma is a letter like others. */
  ARRAY,
  /** Any number of texts, several of them in one word with commas between, quoted as in CSV. */
  SLICE,
  /** Any number of {@code NAME=VALUE}, several of them in one word with commas between. */
  MAP;

  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\\d*)");
  private static final Pattern LENGTH =
      Pattern.compile("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");
  private static final Pattern UNIT = Pattern.compile("[-+]?[\\d.]+([^\\d.]+)");
  private static final List<String> UNITS = List.of("ns", "us", "µs", "μs", "ms", "s", "m", "h");

  /** Tells whether a flag of this type may be given several times. */
  public boolean isRepeatable() {
    return this == ARRAY || this == SLICE || this == MAP;
  }

  /**
   * Takes the word behind a flag apart.
   *
   * @throws IllegalArgumentException when it is none of this type, with pflag's own words
   */
  public List<String> values(String word) {
    return switch (this) {
      case TEXT, ARRAY -> List.of(word);
      case NUMBER -> List.of(number(word));
      case DURATION -> List.of(duration(word));
      case SLICE -> CsvRecord.read(word);
      case MAP -> pairs(word);
    };
  }

  /** Writes a value so that {@link #values} reads it back as the only one. */
  public String written(String value) {
    return this == SLICE || this == MAP ? CsvRecord.write(value) : value;
  }

  private static String number(String word) {
    if (!WHOLE.matcher(word).matches()) {
      throw new IllegalArgumentException(
          "strconv.ParseInt: parsing " + GoQuote.of(word) + ": invalid syntax");
    }
    return word;
  }

  private static String duration(String word) {
    if (!LENGTH.matcher(word).matches()) {
      throw new IllegalArgumentException("time: " + wrong(word));
    }
    return word;
  }

  private static String wrong(String word) {
    Matcher unit = UNIT.matcher(word);
    if (word.matches("[-+]?\\d+\\.?\\d*")) {
      return "missing unit in duration " + GoQuote.of(word);
    }
    boolean unknown = unit.lookingAt() && !UNITS.contains(unit.group(1));
    String which = unknown ? "unknown unit " + GoQuote.of(unit.group(1)) + " in" : "invalid";
    return which + " duration " + GoQuote.of(word);
  }

  /** As pflag does, a word with one equals sign is one pair, and quotes around it are taken off. */
  private static List<String> pairs(String word) {
    boolean one = word.indexOf('=') == word.lastIndexOf('=');
    List<String> pairs = one ? List.of(unquoted(word)) : CsvRecord.read(word);
    for (String pair : pairs) {
      if (pair.indexOf('=') < 0) {
        throw new IllegalArgumentException((one ? word : pair) + " must be formatted as key=value");
      }
    }
    return pairs;
  }

  private static String unquoted(String word) {
    return word.replaceAll("^\"+|\"+$", "");
  }
}
