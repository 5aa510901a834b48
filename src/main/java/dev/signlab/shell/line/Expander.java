package dev.signlab.shell.line;

import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Turns words into their values: variables and substitutions are replaced, what stood outside
 * quotes is split at blanks and matched against file names.
 *
 * @param variables the variables that are set
 * @param lastStatus what {@code $?} gives
 * @param directory where file names are matched
 * @param home what {@code ~} means
 * @param substitution runs a line and returns its output
 */
public record Expander(
    Map<String, String> variables,
    int lastStatus,
    Path directory,
    Path home,
    UnaryOperator<String> substitution) {

  /** Returns the values of words, in their order; a word can give none, one or several. */
  public List<String> values(List<Word> words) {
    List<String> values = new ArrayList<>();
    for (Word word : words) {
      SplitWord split = new SplitWord();
      for (Word.Part part : word.parts()) {
        add(part, split);
      }
      split.finish().forEach(value -> values.addAll(Glob.matches(value, directory)));
    }
    return values;
  }

  /** Returns the value of a word as one text, neither split nor matched. */
  public String value(Word word) {
    StringBuilder value = new StringBuilder();
    for (Word.Part part : word.parts()) {
      boolean first = value.isEmpty();
      value.append(first && !part.quoted() ? withHome(text(part)) : text(part));
    }
    return value.toString();
  }

  private void add(Word.Part part, SplitWord split) {
    if (part.quoted()) {
      split.quoted(text(part));
    } else if (part instanceof Word.Literal) {
      split.literal(split.isEmpty() ? withHome(text(part)) : text(part));
    } else {
      split.splitting(text(part));
    }
  }

  private String text(Word.Part part) {
    return switch (part) {
      case Word.Literal literal -> literal.text();
      case Word.Variable variable -> variable(variable);
      case Word.Substitution inner -> inner.line().isBlank() ? "" : output(inner.line());
    };
  }

  private String output(String line) {
    String output = substitution.apply(line);
    int end = output.length();
    while (end > 0 && (output.charAt(end - 1) == '\n' || output.charAt(end - 1) == '\r')) {
      end--;
    }
    return output.substring(0, end);
  }

  private String variable(Word.Variable variable) {
    if (variable.name().equals("?")) {
      return String.valueOf(lastStatus);
    }
    String value = variables.get(variable.name());
    if (!variable.fallback().isEmpty() && (value == null || value.isEmpty())) {
      return value(WordReader.readQuoted(variable.fallback().getFirst()));
    }
    if (value == null) {
      throw Problem.of("the variable " + variable.name() + " is not set")
          .expected("a line such as " + variable.name() + "=value before it")
          .found("$" + variable.name())
          .hint("set it first", variable.name() + "=value")
          .ofLine()
          .asException();
    }
    return value;
  }

  private String withHome(String text) {
    boolean isHome = text.equals("~") || text.startsWith("~/");
    return isHome ? home + text.substring(1) : text;
  }
}
