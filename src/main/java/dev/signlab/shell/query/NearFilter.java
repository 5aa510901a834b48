package dev.signlab.shell.query;

import dev.signlab.diagnostic.LabException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A filter that can be read and has nearly the letters of one that cannot. */
final class NearFilter {

  private static final String OPENING = "[({";
  private static final String CLOSING = "])}";

  private NearFilter() {}

  /**
   * Returns the first of the likely ones that can be read.
   *
   * @param reads throws for a filter that cannot be
   */
  static Optional<String> of(String typed, Consumer<String> reads) {
    String text = typed.strip();
    String ended = text.replaceFirst("[.|,\\s]+$", "");
    String closed = closed(text);
    return Stream.of(
            closed(parted(text)),
            closed,
            closed(ended),
            "." + closed,
            text.replace('\'', '"'),
            ended)
        .filter(each -> !each.isBlank() && !each.equals(typed))
        .filter(isRead(reads))
        .findFirst();
  }

  /**
   * A bracket ends behind the number or the name in it, and behind it a dot goes before the next
   * name.
   */
  private static String parted(String text) {
    return text.replaceAll("\\[(\\d+|\"[^\"]*\")(?=[.|\\s])", "[$1]")
        .replaceAll("\\](?=[A-Za-z_])", "].");
  }

  private static Predicate<String> isRead(Consumer<String> reads) {
    return text -> {
      try {
        reads.accept(text);
        return true;
      } catch (LabException e) {
        return false;
      }
    };
  }

  /** Closes what was opened, the last first. */
  private static String closed(String text) {
    Deque<Character> open = new ArrayDeque<>();
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && OPENING.indexOf(c) >= 0) {
        open.push(CLOSING.charAt(OPENING.indexOf(c)));
      } else if (!quoted && !open.isEmpty() && open.peek() == c) {
        open.pop();
      }
    }
    StringBuilder whole = new StringBuilder(text).append(quoted ? "\"" : "");
    open.forEach(whole::append);
    return whole.toString();
  }
}
