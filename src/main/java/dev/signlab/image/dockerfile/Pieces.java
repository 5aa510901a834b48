package dev.signlab.image.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Collects what an {@link Expansion} reads, as one text and as words. Used by one thread. */
final class Pieces {

  private final StringBuilder text = new StringBuilder();
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  /** Adds a character; a space ends the word. */
  void add(char c) {
    text.append(c);
    split(c);
  }

  /** Adds what was within quotes or behind an escape: its spaces end no word. */
  void addQuoted(String quoted) {
    text.append(quoted);
    word.append(quoted);
  }

  /** Adds the value of a variable: its spaces end words. */
  void addValue(String value) {
    text.append(value);
    value.chars().forEach(c -> split((char) c));
  }

  String text() {
    return text.toString();
  }

  List<String> words() {
    endWord();
    return List.copyOf(words);
  }

  private void split(char c) {
    if (Character.isWhitespace(c)) {
      endWord();
    } else {
      word.append(c);
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
