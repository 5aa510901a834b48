package dev.signlab.jshell;

import java.util.List;

/**
 * What may stand at a place of a text.
 *
 * @param from where the word begins that they would replace, counted from 0
 * @param words what may stand there
 */
public record Suggestions(int from, List<String> words) {

  /** Copies the words. */
  public Suggestions {
    words = List.copyOf(words);
  }
}
