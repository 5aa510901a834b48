package dev.signlab.app;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line as a learner types it wrongly.
 *
 * @param kind of slip
 * @param state of the world in which it is typed
 * @param before lines typed first, which must work
 * @param typed the line
 * @param cause patterns, each of which the answer's words must have
 * @param line that the answer must offer; a star stands for anything
 * @param proof what the offered line must say when it is typed, where its status is not enough
 * @param accepted whether the line may also be understood and just done
 * @param answers what a learner types where an offered line asks, line by line
 */
record Slip(
    String kind,
    String state,
    List<String> before,
    String typed,
    List<String> cause,
    String line,
    String proof,
    boolean accepted,
    List<String> answers) {

  static Slip of(String kind, Map<?, ?> fields) {
    return new Slip(
        kind,
        text(fields, "state"),
        texts(fields, "before"),
        text(fields, "typed"),
        texts(fields, "cause"),
        text(fields, "line"),
        text(fields, "proof"),
        fields.containsKey("accepted"),
        texts(fields, "answers"));
  }

  /** Tells whether words say why. */
  boolean isNamedIn(String words) {
    return !cause.isEmpty()
        && cause.stream()
            .map(each -> Pattern.compile(each, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
            .allMatch(each -> each.matcher(words).find());
  }

  /** Tells whether an offered line is the one that is looked for. */
  boolean asksFor(String offered) {
    String pattern = Pattern.quote(line).replace("*", "\\E.*\\Q");
    return !line.isEmpty() && Pattern.matches(pattern, offered);
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.containsKey(name) ? String.valueOf(fields.get(name)) : "";
  }

  static List<String> texts(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
