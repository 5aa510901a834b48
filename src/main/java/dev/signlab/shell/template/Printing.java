package dev.signlab.shell.template;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.GoQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code print}, {@code println} and {@code printf} write (Go's fmt). */
final class Printing {

  private static final Pattern VERB = Pattern.compile("%(-?)(\\d{0,3})(\\.\\d{1,3})?(.?)");

  private Printing() {}

  /** Blanks stand between operands of which neither is a text. */
  static String print(List<JsonNode> values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0 && !values.get(i).isString() && !values.get(i - 1).isString()) {
        text.append(' ');
      }
      text.append(GoText.of(values.get(i)));
    }
    return text.toString();
  }

  static String println(List<JsonNode> values) {
    return String.join(" ", values.stream().map(GoText::of).toList()) + "\n";
  }

  static String printf(List<JsonNode> values) {
    if (values.isEmpty()) {
      throw TemplateProblems.malformed("printf without a format", "printf \"%s\" VALUE", "nothing");
    }
    List<JsonNode> left = new ArrayList<>(values.subList(1, values.size()));
    StringBuilder text = new StringBuilder();
    Matcher verb = VERB.matcher(Functions.text(values.getFirst()));
    while (verb.find()) {
      verb.appendReplacement(text, Matcher.quoteReplacement(written(verb, left)));
    }
    if (!left.isEmpty()) {
      throw wrong("more values than verbs", "one verb for each value");
    }
    return verb.appendTail(text).toString();
  }

  private static String written(Matcher verb, List<JsonNode> left) {
    if (verb.group(4).equals("%")) {
      return "%";
    }
    if (left.isEmpty()) {
      throw wrong("no value for " + verb.group(), "one value for each verb");
    }
    String text = text(verb, left.removeFirst());
    String width = verb.group(2);
    int missing = width.isEmpty() ? 0 : Math.max(0, Integer.parseInt(width) - text.length());
    return verb.group(1).isEmpty() ? " ".repeat(missing) + text : text + " ".repeat(missing);
  }

  private static String text(Matcher found, JsonNode value) {
    String verb = found.group(4);
    if (found.group(3) != null && !verb.equals("s")) {
      throw wrong("unknown verb " + found.group(), "a precision with %s alone");
    }
    return switch (verb) {
      case "v" -> GoText.of(value);
      case "d" -> Integer.toString(Functions.number(value));
      case "q" -> GoQuote.of(Functions.text(value));
      case "s" -> cut(Functions.text(value), found.group(3));
      default -> throw wrong("unknown verb " + found.group(), "%s, %v, %d or %q");
    };
  }

  private static String cut(String text, @Nullable String precision) {
    return precision == null
        ? text
        : text.substring(0, Math.min(text.length(), Integer.parseInt(precision.substring(1))));
  }

  private static LabException wrong(String found, String expected) {
    return TemplateProblems.malformed("printf: " + found, expected, found);
  }
}
