package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;

/** Reads one word: quotes, escapes, variables and substitutions. */
final class WordReader {

  private static final String ENDS = " \t\r\n;&|<>";

  private final Cursor cursor;
  private final List<Word.Part> parts = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();

  private WordReader(Cursor cursor) {
    this.cursor = cursor;
  }

  /** Reads a word that stands at the cursor. */
  static Word read(Cursor cursor) {
    int start = cursor.position();
    WordReader reader = new WordReader(cursor);
    while (!cursor.atEnd() && ENDS.indexOf(cursor.peek()) < 0) {
      reader.readPiece();
    }
    reader.flush(false);
    return new Word(reader.parts, start, cursor.position());
  }

  /** Reads a whole text as if it stood in double quotes. */
  static Word readQuoted(String text) {
    WordReader reader = new WordReader(new Cursor(text));
    while (!reader.cursor.atEnd()) {
      reader.readQuotedPiece();
    }
    reader.flush(true);
    return new Word(reader.parts, 0, text.length());
  }

  private void readPiece() {
    char c = cursor.next();
    switch (c) {
      case '\'' -> quote(cursor.upTo("'"));
      case '"' -> readDoubleQuoted();
      case '\\' -> readEscape();
      case '$' -> readDollar(false);
      case '`' -> substitute(cursor.upTo("`"), false);
      default -> plain.append(c);
    }
  }

  private void readEscape() {
    if (cursor.atEnd()) {
      throw new IncompleteLineException("the line that the backslash continues with");
    }
    char c = cursor.next();
    if (c != '\n') {
      quote(String.valueOf(c));
    }
  }

  private void readDoubleQuoted() {
    flush(false);
    boolean empty = cursor.looksAt("\"");
    while (!cursor.take("\"")) {
      if (cursor.atEnd()) {
        throw new IncompleteLineException("a closing \"");
      }
      readQuotedPiece();
    }
    if (empty) {
      quote("");
    }
    flush(true);
  }

  private void readQuotedPiece() {
    char c = cursor.next();
    switch (c) {
      case '\\' -> readQuotedEscape();
      case '$' -> readDollar(true);
      case '`' -> substitute(cursor.upTo("`"), true);
      default -> plain.append(c);
    }
  }

  private void readQuotedEscape() {
    char c = cursor.peek();
    if (cursor.take("\n")) {
      return;
    }
    if ("\"\\$`".indexOf(c) >= 0 && !cursor.atEnd()) {
      cursor.next();
      plain.append(c);
    } else {
      plain.append('\\');
    }
  }

  private void readDollar(boolean quoted) {
    if (cursor.take("(")) {
      substitute(readSubstitution(), quoted);
    } else if (cursor.take("{")) {
      readBraced(cursor.upTo("}"), quoted);
    } else if (cursor.take("?")) {
      add(new Word.Variable("?", List.of(), quoted));
    } else if (cursor.looksAt("'") && !quoted) {
      cursor.next();
      quote(AnsiQuote.unescape(cursor.upTo("'")));
    } else {
      readName(quoted);
    }
  }

  private void readName(boolean quoted) {
    StringBuilder name = new StringBuilder();
    while (Names.continues(cursor.peek(), name.isEmpty())) {
      name.append(cursor.next());
    }
    if (name.isEmpty()) {
      Refusals.refuseParameter(cursor.peek());
      plain.append('$');
    } else {
      add(new Word.Variable(name.toString(), List.of(), quoted));
    }
  }

  private void readBraced(String inside, boolean quoted) {
    int fallback = inside.indexOf(":-");
    String name = fallback < 0 ? inside : inside.substring(0, fallback);
    List<String> otherwise = fallback < 0 ? List.of() : List.of(inside.substring(fallback + 2));
    if (!Names.isName(name) && !name.equals("?")) {
      throw Refusals.parameterForm(inside);
    }
    add(new Word.Variable(name, otherwise, quoted));
  }

  /** Reads up to the parenthesis that closes the substitution, over quotes and inner ones. */
  private String readSubstitution() {
    StringBuilder line = new StringBuilder();
    int depth = 1;
    while (true) {
      if (cursor.atEnd()) {
        throw new IncompleteLineException("a closing )");
      }
      char c = cursor.next();
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return line.toString();
      }
      line.append(c);
      if (c == '\'' || c == '"') {
        line.append(cursor.upTo(String.valueOf(c))).append(c);
      }
    }
  }

  private void substitute(String line, boolean quoted) {
    add(new Word.Substitution(line, quoted));
  }

  private void quote(String text) {
    add(new Word.Literal(text, true));
  }

  private void add(Word.Part part) {
    flush(part.quoted() && !(part instanceof Word.Literal));
    parts.add(part);
  }

  private void flush(boolean quoted) {
    if (!plain.isEmpty()) {
      parts.add(new Word.Literal(plain.toString(), quoted));
      plain.setLength(0);
    }
  }
}
