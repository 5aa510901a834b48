package dev.signlab.shell.prompt;

import dev.signlab.shell.command.LineMode;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * The word at the cursor of a text in another language.
 *
 * @param line the text
 * @param cursor the place
 * @param offers what may stand there, and where the word begins
 */
record ModeWord(String line, int cursor, LineMode.Offers offers) implements CompletingParsedLine {

  @Override
  public String word() {
    return line.substring(Math.min(offers.from(), cursor), cursor);
  }

  @Override
  public int wordCursor() {
    return word().length();
  }

  @Override
  public int wordIndex() {
    return 0;
  }

  @Override
  public List<String> words() {
    return List.of(word());
  }

  @Override
  public CharSequence escape(CharSequence candidate, boolean complete) {
    return candidate;
  }

  @Override
  public int rawWordCursor() {
    return word().length();
  }

  @Override
  public int rawWordLength() {
    return word().length();
  }
}
