package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code name=value} words, or the old form of one name and the rest of the line. */
final class KeyValues {

  private KeyValues() {}

  static Map<String, String> of(LogicalLine line, char escape) {
    Flags.none(line);
    List<String> words = words(line.rest(), escape);
    String keyword = line.keyword();
    if (words.isEmpty()) {
      throw new LineFault(keyword + " without a name", keyword + " name=value");
    }
    if (words.getFirst().indexOf('=') < 0) {
      return oldForm(line);
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1) {
        String quoted = keyword + " name=\"a value with spaces\"";
        throw new LineFault(keyword + " wants name=value, found " + word, quoted);
      }
      pairs.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return pairs;
  }

  private static Map<String, String> oldForm(LogicalLine line) {
    String[] parts = InstructionReader.SPACES.split(line.rest(), 2);
    if (parts.length < 2) {
      throw new LineFault(
          line.keyword() + " " + parts[0] + " has no value", line.keyword() + " " + parts[0] + "=");
    }
    return Map.of(parts[0], parts[1]);
  }

  /** Splits at spaces that are neither quoted nor escaped; quotes and escapes stay. */
  static List<String> words(String text, char escape) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        endWord(words, word);
        continue;
      }
      boolean escapes = c == escape && quote != '\'';
      if (escapes && i + 1 == text.length()) {
        break;
      }
      word.append(c);
      if (escapes) {
        i++;
        word.append(text.charAt(i));
      } else if (c == quote || (quote == 0 && (c == '"' || c == '\''))) {
        quote = quote == 0 ? c : 0;
      }
    }
    endWord(words, word);
    return words;
  }

  private static void endWord(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
