package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words with {@code {a,b}} or {@code {1..3}} outside quotes, of which other shells make several.
 * POSIX knows none of it, and neither does the lab; but a word that is taken as it stands would be
 * another one than its writer meant.
 */
final class Braces {

  private static final char QUOTED = '\0';
  private static final Pattern LIST = Pattern.compile("\\{([^{}]*,[^{}]*)\\}");
  private static final Pattern RANGE =
      Pattern.compile("\\{(-?\\d+\\.\\.-?\\d+|[A-Za-z]\\.\\.[A-Za-z])(\\.\\.-?\\d+)?\\}");

  private Braces() {}

  /** Refuses a word that other shells would write out. */
  static void refuse(Word word) {
    String plain = unquoted(word);
    Matcher list = LIST.matcher(plain);
    if (list.find()) {
      throw Refusals.braces(shown(list.group()), written(plain, list));
    }
    Matcher range = RANGE.matcher(plain);
    if (range.find()) {
      throw Refusals.braces(range.group(), List.of("each of them"));
    }
  }

  /** What stands in quotes, or comes from elsewhere, is never a brace or a comma. */
  private static String unquoted(Word word) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      boolean plain = part instanceof Word.Literal && !part.quoted();
      text.append(plain ? ((Word.Literal) part).text() : String.valueOf(QUOTED));
    }
    return text.toString();
  }

  private static List<String> written(String word, Matcher list) {
    List<String> words = new ArrayList<>();
    for (String choice : list.group(1).split(",", -1)) {
      words.add(shown(word.substring(0, list.start()) + choice + word.substring(list.end())));
    }
    return words;
  }

  private static String shown(String text) {
    return text.replace(QUOTED, '…');
  }
}
