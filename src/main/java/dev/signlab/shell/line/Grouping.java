package dev.signlab.shell.line;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes over a text as a POSIX shell groups it (Shell and Utilities, section 2.10), without
 * understanding it: finds where a construct of several lines ends, so that none of its lines is
 * taken for a line of its own.
 */
final class Grouping {

  private static final Map<String, String> CLOSERS =
      Map.of(
          "if", "fi", "while", "done", "until", "done", "for", "done", "select", "done", "case",
          "esac", "{", "}", "[[", "]]");

  /** Openers behind which no command follows, but words. */
  private static final Set<String> WITH_WORDS = Set.of("for", "select", "case", "[[");

  /** Words that stand only inside a construct or at its end. */
  private static final Set<String> INNER =
      Set.of("then", "else", "elif", "do", "fi", "done", "esac", "}", "]]");

  private final Cursor cursor;
  private final boolean host;
  private final Deque<String> open = new ArrayDeque<>();
  private final List<String> constructs = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private final List<Integer> pipes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final StringBuilder joined = new StringBuilder();
  private boolean atCommand = true;
  private boolean namesFunction;
  private boolean continues;
  private boolean background;

  private Grouping(Cursor cursor, boolean host) {
    this.cursor = cursor;
    this.host = host;
  }

  /** Reads a whole text of the lab's, whose lines with {@code !} are the host's. */
  static Grouping ofText(String text) {
    Cursor cursor = new Cursor(text);
    Grouping grouping = new Grouping(cursor, false);
    while (!cursor.atEnd()) {
      grouping.readLine();
    }
    return grouping;
  }

  /**
   * Reads the rest of a line for the host's shell, and the lines below that belong to it. A quote
   * that is open at its end is not the lab's to close.
   */
  static void skipHostLine(Cursor cursor) {
    if (cursor.hasOpenQuote()) {
      cursor.restOfLine();
    } else {
      new Grouping(cursor, true).readLine();
    }
  }

  /** Returns the places of the single {@code |} of a host's line that stand outside all else. */
  static List<Integer> pipesOf(String line) {
    Grouping grouping = new Grouping(new Cursor(line), true);
    if (grouping.cursor.hasOpenQuote()) {
      return List.of();
    }
    while (!grouping.cursor.atEnd()) {
      grouping.readLine();
      grouping.cursor.take("\n");
    }
    return List.copyOf(grouping.pipes);
  }

  /** The constructs, in their order; none in a text that is only commands. */
  List<String> constructs() {
    List<String> all = new ArrayList<>(constructs);
    if (background && commands.contains("wait")) {
      all.add("& … wait");
    }
    return List.copyOf(all);
  }

  /** The words that stand where commands stand, in their order. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  /** The text as one line, or an empty text where lines below a {@code <<} must stay lines. */
  String inOneLine() {
    return joined.indexOf("<<") >= 0 ? "" : joined.toString().strip();
  }

  private void readLine() {
    atCommand = true;
    while (!cursor.atEnd()) {
      if (cursor.peek() == '\n') {
        if (endsLine()) {
          return;
        }
      } else {
        readPiece();
      }
    }
    if (!texts.isEmpty()) {
      throw new IncompleteLineException("a line that says " + texts.getFirst());
    }
    if (!open.isEmpty() || (host && continues)) {
      throw new IncompleteLineException(open.isEmpty() ? "a command" : open.peek());
    }
  }

  /** Reads over a newline, and tells whether nothing is open behind it. */
  private boolean endsLine() {
    if (host && open.isEmpty() && texts.isEmpty() && !continues) {
      return true;
    }
    texts.forEach(cursor::linesBelow);
    texts.clear();
    cursor.endLine();
    joined.append(atCommand || joined.isEmpty() ? " " : "; ");
    atCommand = true;
    return open.isEmpty();
  }

  private void readPiece() {
    int from = cursor.position();
    char c = cursor.peek();
    if (c == ' ' || c == '\t' || c == '\r' || cursor.looksAt("\\\n")) {
      cursor.skipBlankOrContinued();
      joined.append(' ');
    } else if (c == '#') {
      cursor.restOfLine();
    } else {
      continues = false;
      readToken(c, from);
      joined.append(cursor.since(from));
    }
  }

  private void readToken(char c, int from) {
    if (c == '!' && atCommand && !host && open.isEmpty() && !negates()) {
      cursor.next();
      skipHostLine(cursor);
    } else if (";&|".indexOf(c) >= 0) {
      readOperator(c);
    } else if (c == '(' || c == ')') {
      readParenthesis(c);
    } else if (c == '<' || c == '>') {
      readRedirection();
    } else {
      readWord(from);
    }
  }

  /** A word of its own turns the status around; a line for the host begins right behind it. */
  private boolean negates() {
    if (!cursor.looksAt("! ")) {
      return false;
    }
    constructs.add("! …");
    return true;
  }

  private void readOperator(char c) {
    cursor.next();
    if (c == '&' && cursor.looksAt(">")) {
      return;
    }
    boolean twice = cursor.take(String.valueOf(c));
    background |= c == '&' && !twice && !host;
    continues = c == '|' || (c == '&' && twice);
    if (c == '|' && !twice && open.isEmpty()) {
      pipes.add(cursor.position() - 1);
    }
    atCommand = true;
  }

  private void readParenthesis(char c) {
    cursor.next();
    if ("esac".equals(open.peek())) {
      atCommand = true;
    } else if (c == ')') {
      close(")");
    } else if (!atCommand && cursor.take(")")) {
      constructs.add("function");
      atCommand = true;
    } else if (atCommand) {
      open("( … )", ")");
    }
  }

  private void readRedirection() {
    if (cursor.take("<(") || cursor.take(">(")) {
      open("<( … )", ")");
    } else if (!cursor.take("<<<") && cursor.take("<<")) {
      cursor.take("-");
      cursor.skipBlankOrContinued();
      int from = cursor.position();
      Quotes.skipWord(cursor);
      texts.add(cursor.since(from).replaceAll("[\"'\\\\]", ""));
    } else {
      cursor.next();
      while (!cursor.atEnd() && ">&|".indexOf(cursor.peek()) >= 0) {
        cursor.next();
      }
    }
  }

  private void readWord(int from) {
    if (Quotes.skipWord(cursor)) {
      constructs.add("$(( … ))");
    }
    String word = cursor.since(from);
    if (word.equals("]]") && word.equals(open.peek())) {
      close(word);
    } else if (!atCommand) {
      atCommand = namesFunction || (word.equals("in") && "esac".equals(open.peek()));
      namesFunction = false;
    } else {
      readCommandWord(word);
    }
  }

  private void readCommandWord(String word) {
    String closer = CLOSERS.get(word);
    if (closer != null) {
      open(word + " … " + closer, closer);
      atCommand = !WITH_WORDS.contains(word);
    } else if (word.equals("function")) {
      constructs.add(word);
      namesFunction = true;
      atCommand = false;
    } else if (INNER.contains(word)) {
      readInner(word);
    } else {
      boolean before = word.equals("$") || word.equals("!") || isAssignment(word);
      atCommand = before;
      if (!before) {
        commands.add(word);
      }
    }
  }

  private void readInner(String word) {
    if (open.isEmpty()) {
      constructs.add(word);
    }
    boolean closes = word.equals(open.peek());
    if (closes) {
      close(word);
    }
    atCommand = !CLOSERS.containsValue(word);
  }

  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0 && Names.isName(word.substring(0, equals));
  }

  private void open(String construct, String closer) {
    constructs.add(construct);
    open.push(closer);
    atCommand = true;
  }

  private void close(String closer) {
    if (closer.equals(open.peek())) {
      open.pop();
    }
    atCommand = false;
  }
}
