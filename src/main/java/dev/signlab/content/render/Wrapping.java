package dev.signlab.content.render;

import java.util.ArrayList;
import java.util.List;

/** Fills lines with words. One object fills the lines of one paragraph. */
final class Wrapping {

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private final List<Word.Run> line = new ArrayList<>();
  private int used;

  private Wrapping(int width) {
    this.width = width;
  }

  /** Returns lines that are no wider than asked, unless one word is. */
  static List<String> wrap(List<Word> words, int width) {
    Wrapping wrapping = new Wrapping(width);
    for (Word word : words) {
      word.pieces(width).forEach(wrapping::place);
    }
    wrapping.endLine();
    return wrapping.lines;
  }

  /** Like {@link #wrap}, but begins each sentence on a line of its own. */
  static List<String> wrapSentences(List<Word> words, int width) {
    List<Word> parted = new ArrayList<>(words.size());
    String before = "";
    for (Word word : words) {
      String text = word.text();
      boolean begins = endsSentence(before) && word.gap() != Word.Gap.NONE && isCapital(text);
      parted.add(begins ? word.behind(Word.Gap.LINE) : word);
      before = text;
    }
    return wrap(parted, width);
  }

  private static boolean endsSentence(String word) {
    return word.endsWith(".") || word.endsWith("?") || word.endsWith("!") || word.endsWith(".)");
  }

  private static boolean isCapital(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.codePointAt(0));
  }

  private void place(Word word) {
    int blank = word.gap() == Word.Gap.BLANK && used > 0 ? 1 : 0;
    if (word.gap() == Word.Gap.LINE || (used > 0 && used + blank + word.width() > width)) {
      endLine();
      blank = 0;
    }
    if (blank > 0) {
      addBlank(word.runs().getFirst().style());
    }
    line.addAll(word.runs());
    used += blank + word.width();
  }

  /** Adds a blank that looks as its neighbours do when those look alike. */
  private void addBlank(Style next) {
    Style before = line.getLast().style();
    line.add(new Word.Run(" ", before.isLike(next) ? next : Style.ORDINARY));
  }

  private void endLine() {
    if (line.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < line.size(); ) {
      Style style = line.get(index).style();
      StringBuilder alike = new StringBuilder();
      while (index < line.size() && line.get(index).style().isLike(style)) {
        alike.append(line.get(index++).text());
      }
      text.append(style.paint(alike.toString()));
    }
    lines.add(text.toString());
    line.clear();
    used = 0;
  }
}
