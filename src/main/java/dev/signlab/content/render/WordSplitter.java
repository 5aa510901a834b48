package dev.signlab.content.render;

import dev.signlab.content.document.Span;
import java.util.ArrayList;
import java.util.List;

/** Turns running text into words. One splitter splits one text. */
final class WordSplitter {

  private static final int LONGEST_TARGET = 2000;
  private static final int LONGEST_WHOLE = 20;

  private final Look look;
  private final List<Word> words = new ArrayList<>();
  private final List<Word.Run> pending = new ArrayList<>();
  private Word.Gap gap = Word.Gap.NONE;
  private boolean breakable = true;

  private WordSplitter(Look look) {
    this.look = look;
  }

  /** Returns the words of a text that as a whole is written in a style. */
  static List<Word> words(List<Span> spans, Style style, Look look) {
    WordSplitter splitter = new WordSplitter(look);
    splitter.addAll(spans, style);
    splitter.endWord(Word.Gap.NONE);
    return splitter.words;
  }

  private void addAll(List<Span> spans, Style style) {
    spans.forEach(span -> add(span, style));
  }

  private void add(Span span, Style style) {
    switch (span) {
      case Span.Text(String text) -> text(text, style, true);
      case Span.Strong(List<Span> content) ->
          addAll(content, style.with(Ink.STRONG, look.colours()));
      case Span.Emphasis(List<Span> content) ->
          addAll(content, style.with(Ink.EMPHASIS, look.colours()));
      case Span.Code(String text) -> code(text, style);
      case Span.Link link -> link(link, style);
      case Span.Keys(List<String> names) ->
          text("[" + String.join("+", names) + "]", style.with(Ink.KEYS, look.colours()), true);
      case Span.Picture(_, String alternative) ->
          text("[picture: " + alternative + "]", style.with(Ink.FAINT, look.colours()), true);
      case Span.Note(List<Span> content) -> note(content, style.with(Ink.FAINT, look.colours()));
      case Span.Break _ -> endWord(Word.Gap.LINE);
    }
  }

  private void note(List<Span> content, Style style) {
    text(" (", style, true);
    addAll(content, style);
    text(")", style, true);
  }

  private void code(String text, Style style) {
    boolean needsMarks = look.colours() == ColourDepth.NONE && text.strip().indexOf(' ') >= 0;
    String marked = needsMarks ? "`" + text + "`" : text;
    Style ink = style.with(Ink.CODE, look.colours());
    if (DisplayWidth.of(marked) <= Math.min(LONGEST_WHOLE, look.width() / 4)) {
      whole(marked, ink);
    } else {
      text(marked, ink, false);
    }
  }

  /** Short code is read at a glance, and no line ends within it. */
  private void whole(String raw, Style style) {
    String safe = Letters.safe(raw).replace('\n', ' ');
    String text = look.isWritten() ? Letters.plain(safe) : safe;
    take(text, 0, text.length(), style, false);
  }

  private void link(Span.Link link, Style style) {
    boolean clickable = look.links() == Look.Links.CLICKABLE && isHarmless(link.target());
    Ink ink = link.isExternal() ? Ink.LINK : Ink.EMPHASIS;
    Style underlined = style.with(ink, look.colours());
    addAll(link.content(), clickable ? underlined.leadingTo(link.target()) : underlined);
    if (link.isExternal() && !clickable && !Span.plain(link.content()).equals(link.target())) {
      text(" (" + link.target() + ")", style, false);
    }
  }

  private static boolean isHarmless(String target) {
    return target.length() <= LONGEST_TARGET
        && (target.startsWith("https://") || target.startsWith("http://"))
        && target.chars().allMatch(character -> character > ' ' && character < 0x7f);
  }

  private void text(String raw, Style style, boolean mayBreak) {
    String safe = Letters.safe(raw);
    String text = look.isWritten() ? Letters.plain(safe) : safe;
    int from = 0;
    for (int position = 0; position < text.length(); ) {
      int point = text.codePointAt(position);
      int next = position + Character.charCount(point);
      if (point == ' ' || point == '\n' || point == 0x2009) {
        take(text, from, position, style, mayBreak);
        endWord(Word.Gap.BLANK);
        from = next;
      } else if (mayBeginLine(point)) {
        take(text, from, position, style, mayBreak);
        endWord(Word.Gap.NONE);
        from = position;
      }
      position = next;
    }
    take(text, from, text.length(), style, mayBreak);
  }

  /** East Asian text has no blanks: a line may begin with any character that closes nothing. */
  private static boolean mayBeginLine(int point) {
    return DisplayWidth.isWide(point)
        && switch (Character.getType(point)) {
          case Character.END_PUNCTUATION, Character.OTHER_PUNCTUATION -> false;
          default -> true;
        };
  }

  private void take(String text, int from, int to, Style style, boolean mayBreak) {
    if (from < to) {
      pending.add(new Word.Run(text.substring(from, to), style));
      breakable &= mayBreak && !text.startsWith("http", from);
    }
  }

  /** Ends the word that was begun, if any, and remembers what stands before the next. */
  private void endWord(Word.Gap next) {
    if (!pending.isEmpty()) {
      words.add(new Word(pending, gap, breakable));
      pending.clear();
      breakable = true;
      gap = next;
    } else if (next.compareTo(gap) > 0) {
      gap = next;
    }
  }
}
