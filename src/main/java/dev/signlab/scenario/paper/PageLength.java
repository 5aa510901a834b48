package dev.signlab.scenario.paper;

import dev.signlab.scenario.source.Findings;

/** How many rows a page takes on a screen of 80 columns. */
final class PageLength {

  private static final int WIDTH = 78;
  private static final int MOST = 22;

  private PageLength() {}

  /** Advises where the text of a page alone is longer than a screen. */
  static void check(LessonText text, LessonText.Section section, Findings findings) {
    int rows = rows(text, section);
    if (rows > MOST) {
      findings.advise(
          text.place(section.first()),
          "a page that is longer than a screen",
          "at most " + MOST + " rows; move the rest to [#explain-" + section.name() + "]",
          rows + " rows");
    }
  }

  /** Lines of a paragraph are joined; those of a block stand as they are, without its frame. */
  static int rows(LessonText text, LessonText.Section section) {
    int rows = 0;
    int paragraph = 0;
    for (int i = section.first() + 2; i <= section.last(); i++) {
      String line = text.lines().get(i - 1);
      if (text.isVerbatim(i)) {
        rows++;
      } else if (line.isBlank() || line.startsWith("[") || isFrame(text, i)) {
        rows += wrapped(paragraph) + (line.isBlank() ? 1 : 0);
        paragraph = 0;
      } else {
        paragraph += line.length() + 1;
      }
    }
    return rows + wrapped(paragraph);
  }

  private static boolean isFrame(LessonText text, int line) {
    return text.blocks().stream().anyMatch(b -> b.first() == line || b.last() == line);
  }

  private static int wrapped(int length) {
    return (length + WIDTH - 1) / WIDTH;
  }
}
