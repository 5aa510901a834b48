package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads one word of an instruction: takes quotes and escapes off and puts variables in, as
 * BuildKit's lexer does (Dockerfile reference, "Environment replacement"). Used once, by one
 * thread.
 */
final class Expansion {

  private static final int END = -1;
  private static final String SPECIAL_NAMES = "@*#?-$!";

  private final String text;
  private final Lexing lexing;
  private final Function<String, Optional<String>> variables;
  private int at;

  private Expansion(String text, Lexing lexing, Function<String, Optional<String>> variables) {
    this.text = text;
    this.lexing = lexing;
    this.variables = variables;
  }

  /** Returns a text with its variables, without quotes and escapes. */
  static String word(String text, char escape, Function<String, Optional<String>> variables) {
    return new Expansion(text, Lexing.of(escape), variables).read(END, false).text();
  }

  /** Returns the words of a text, split after its variables have been put in. */
  static List<String> words(
      String text, char escape, Function<String, Optional<String>> variables) {
    return new Expansion(text, Lexing.of(escape), variables).read(END, false).words();
  }

  /** Returns a file of the Dockerfile with its variables; quotes stay as they are in it. */
  static String document(String text, Function<String, Optional<String>> variables) {
    return new Expansion(text, Lexing.DOCUMENT, variables).read(END, false).text();
  }

  /** Returns the words of a text as they stand; none when a quote has no end. */
  static List<String> rawWords(String text) {
    try {
      return new Expansion(text, Lexing.RAW, name -> Optional.empty()).read(END, true).words();
    } catch (LineFault fault) {
      return List.of();
    }
  }

  /** Returns the words of a text without quotes and escapes, variables as they stand. */
  static List<String> plainWords(String text) {
    return new Expansion(text, Lexing.PLAIN, name -> Optional.empty()).read(END, false).words();
  }

  private Pieces read(int stop, boolean keepsEscapes) {
    Pieces pieces = new Pieces();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == stop) {
        at++;
        return pieces;
      }
      if (c == '$') {
        pieces.addValue(dollar());
      } else if (lexing.readsQuotes() && (c == '\'' || c == '"')) {
        pieces.addQuoted(c == '"' ? inDoubleQuotes(keepsEscapes) : inSingleQuotes());
      } else {
        at++;
        plain(c, keepsEscapes, pieces);
      }
    }
    if (stop != END) {
      throw stop == '}' ? noBrace() : new LineFault("no second '/' in ${…/…/…}");
    }
    return pieces;
  }

  private void plain(char c, boolean keepsEscapes, Pieces pieces) {
    if (c != lexing.escape()) {
      pieces.add(c);
      return;
    }
    if (keepsEscapes) {
      pieces.addQuoted(String.valueOf(c));
    }
    if (at < text.length()) {
      pieces.addQuoted(String.valueOf(text.charAt(at)));
      at++;
    }
  }

  private String inSingleQuotes() {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      throw new LineFault("a single quote has no end: " + text);
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return lexing.keepsQuotes() ? "'" + inside + "'" : inside;
  }

  private String inDoubleQuotes(boolean keepsEscapes) {
    StringBuilder inside = new StringBuilder(lexing.keepsQuotes() ? "\"" : "");
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '$') {
        inside.append(dollar());
        continue;
      }
      at++;
      if (c == '"') {
        return inside.append(lexing.keepsQuotes() ? "\"" : "").toString();
      }
      if (c == lexing.escape()) {
        escapedInQuotes(inside, keepsEscapes);
      } else {
        inside.append(c);
      }
    }
    throw new LineFault("a double quote has no end: " + text);
  }

  /** Within double quotes only a quote, a dollar and the escape itself are escaped. */
  private void escapedInQuotes(StringBuilder inside, boolean keepsEscapes) {
    if (keepsEscapes) {
      inside.append(lexing.escape());
    }
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at);
    if (c == '"' || c == '$' || c == lexing.escape()) {
      at++;
      inside.append(c);
    } else {
      inside.append(lexing.escape());
    }
  }

  private String dollar() {
    int start = at;
    at++;
    if (at == text.length() || text.charAt(at) != '{') {
      String name = name();
      Optional<String> value = name.isEmpty() ? Optional.of("$") : variables.apply(name);
      return value.orElseGet(() -> lexing.keepsUnset() ? text.substring(start, at) : "");
    }
    at++;
    if (at == text.length()) {
      throw noBrace();
    }
    if ("{}:".indexOf(text.charAt(at)) >= 0) {
      throw new LineFault("no name in ${…}: " + text);
    }
    String name = name();
    String value = modified(name);
    boolean keeps = lexing.keepsUnset() && variables.apply(name).isEmpty();
    return keeps ? text.substring(start, at) : value;
  }

  private String modified(String name) {
    if (at == text.length()) {
      throw noBrace();
    }
    Optional<String> value = variables.apply(name);
    char modifier = text.charAt(at);
    at++;
    return switch (modifier) {
      case '}' -> value.orElse("");
      case ':' -> withColon(name, value.filter(set -> !set.isEmpty()), value);
      case '-', '+', '?' -> choose(name, modifier, value, value);
      case '#', '%' -> cut(modifier, value.orElse(""));
      case '/' -> replace(value.orElse(""));
      default -> throw unknown(String.valueOf(modifier));
    };
  }

  private String withColon(String name, Optional<String> filled, Optional<String> value) {
    if (at == text.length()) {
      throw noBrace();
    }
    char modifier = text.charAt(at);
    at++;
    if ("-+?".indexOf(modifier) < 0) {
      throw unknown(":" + modifier);
    }
    return choose(name, modifier, filled, value);
  }

  private String choose(
      String name, char modifier, Optional<String> counts, Optional<String> value) {
    String word = read('}', false).text();
    return switch (modifier) {
      case '-' -> counts.orElse(word);
      case '+' -> counts.isPresent() ? word : "";
      default -> counts.orElseThrow(() -> missing(name, word, value));
    };
  }

  private String cut(char modifier, String value) {
    String word = read('}', true).text();
    boolean isLongest = word.indexOf(modifier) == 0;
    ShellPattern pattern = ShellPattern.of(isLongest ? word.substring(1) : word);
    return modifier == '#'
        ? pattern.withoutStart(value, isLongest)
        : pattern.withoutEnd(value, isLongest);
  }

  private String replace(String value) {
    boolean isEverywhere = at < text.length() && text.charAt(at) == '/';
    at += isEverywhere ? 1 : 0;
    ShellPattern pattern = ShellPattern.of(read('/', true).text());
    return pattern.replace(value, read('}', true).text(), isEverywhere);
  }

  private String name() {
    int start = at;
    if (at < text.length() && SPECIAL_NAMES.indexOf(text.charAt(at)) >= 0) {
      at++;
      return text.substring(start, at);
    }
    boolean isNumber = at < text.length() && Character.isDigit(text.charAt(at));
    while (at < text.length() && isOfName(text.charAt(at), isNumber)) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isOfName(char c, boolean isNumber) {
    return isNumber ? Character.isDigit(c) : Character.isLetterOrDigit(c) || c == '_';
  }

  private static LineFault missing(String name, String word, Optional<String> value) {
    String state = value.isPresent() ? "empty" : "unset";
    return new LineFault(
        name + ": " + (word.isEmpty() ? "is not allowed to be " + state : word),
        "give it a value: --build-arg " + name + "=VALUE with ARG " + name + " above");
  }

  private LineFault unknown(String modifier) {
    return new LineFault(
        "${…" + modifier + "…} is not known: " + text,
        "behind the name a default or a pattern is written so: ${NAME:-value}");
  }

  private LineFault noBrace() {
    return new LineFault("no '}' behind ${: " + text);
  }
}
