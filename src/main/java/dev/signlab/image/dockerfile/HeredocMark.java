package dev.signlab.image.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word such as {@code <<EOF}, behind which a file stands in the Dockerfile.
 *
 * @param name the word that ends the file
 * @param dropsTabs whether tabs at the beginning of its lines are left out ({@code <<-EOF})
 * @param expands whether variables are put in: not when the word is quoted
 */
record HeredocMark(String name, boolean dropsTabs, boolean expands) {

  private static final Pattern MARK = Pattern.compile("\\d*<<(-?)\\s*([^<]*)");

  /** Finds the marks of an instruction in their order. */
  static List<HeredocMark> in(String text) {
    return Expansion.rawWords(text).stream().flatMap(word -> of(word).stream()).toList();
  }

  /** Reads one word. */
  static Optional<HeredocMark> of(String word) {
    Matcher mark = MARK.matcher(word);
    if (!mark.matches() || mark.group(2).isEmpty()) {
      return Optional.empty();
    }
    String raw = mark.group(2);
    List<String> names = Expansion.plainWords(raw);
    if (names.size() != 1) {
      return Optional.empty();
    }
    boolean isQuoted = quotes(raw) != quotes(names.getFirst());
    return Optional.of(new HeredocMark(names.getFirst(), !mark.group(1).isEmpty(), !isQuoted));
  }

  private static long quotes(String text) {
    return text.chars().filter(c -> c == '"' || c == '\'').count();
  }
}
