package dev.signlab.shell.template;

import dev.signlab.shell.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a template apart into texts and actions, and actions into words. */
final class TemplateLexer {

  private static final int LONGEST = 64 << 10;
  private static final String NAME = "[\\p{L}_][\\p{L}\\p{Nd}_]*";
  private static final Pattern TOKEN =
      Pattern.compile(
          ("(?<DECLARE>:=)|(?<ASSIGN>=)|(?<COMMA>,)|(?<PIPE>\\|)|(?<OPEN>\\()"
                  + "|(?<CLOSE>\\)(\\.NAME)*+)|(?<FIELDS>(\\.NAME)++)"
                  + "|(?<DOT>\\.(?![\\p{L}\\p{Nd}_]))"
                  + "|(?<VARIABLE>\\$[\\p{L}\\p{Nd}_]*+(\\.NAME)*+)"
                  + "|(?<TEXT>\"(?:[^\"\\\\\\n]|\\\\.)*+\")|(?<RAW>`[^`]*+`)"
                  + "|(?<NUMBER>[-+]?\\d[\\p{L}\\p{Nd}_.]*+)|(?<WORD>NAME)")
              .replace("NAME", NAME));
  private static final Pattern END = Pattern.compile("(\\s+-)?\\}\\}");
  private static final Pattern COMMENT = Pattern.compile("/\\*(?s:.*?)\\*/");
  private static final Pattern BLANK = Pattern.compile("\\s+");

  private final String text;
  private final Matcher matcher;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;
  private boolean trimsNext;

  private TemplateLexer(String text) {
    this.text = text;
    this.matcher = TOKEN.matcher(text);
  }

  /** A text, or the words of an action. */
  sealed interface Piece {
    record Plain(String text) implements Piece {}

    record Action(List<Token> tokens) implements Piece {}
  }

  static List<Piece> pieces(String text) {
    if (text.length() > LONGEST) {
      throw TemplateProblems.tooMuch("text");
    }
    TemplateLexer lexer = new TemplateLexer(text);
    lexer.run();
    return lexer.pieces;
  }

  private void run() {
    while (at < text.length()) {
      int open = text.indexOf("{{", at);
      int end = open < 0 ? text.length() : open;
      boolean trims = open >= 0 && text.startsWith("{{-", open) && isBlank(open + 3);
      plain(text.substring(at, end), trims);
      at = end;
      if (open >= 0) {
        at = open + (trims ? 3 : 2);
        action();
      }
    }
  }

  private boolean isBlank(int index) {
    return index < text.length() && Character.isWhitespace(text.charAt(index));
  }

  private void plain(String plain, boolean trimsEnd) {
    String left = trimsNext ? plain.stripLeading() : plain;
    String whole = trimsEnd ? left.stripTrailing() : left;
    trimsNext = false;
    if (!whole.isEmpty()) {
      pieces.add(new Piece.Plain(whole));
    }
  }

  private void action() {
    List<Token> tokens = new ArrayList<>();
    boolean comment = skip(COMMENT, true);
    while (!ends()) {
      if (comment || at >= text.length()) {
        throw TemplateProblems.malformed("unclosed action", "}} behind the action", rest());
      }
      if (!skip(BLANK, false)) {
        tokens.add(token());
      }
    }
    if (!comment) {
      pieces.add(new Piece.Action(tokens));
    }
  }

  private boolean ends() {
    Matcher end = END.matcher(text).region(at, text.length());
    if (!end.lookingAt()) {
      return false;
    }
    trimsNext = end.group(1) != null;
    at = end.end();
    return true;
  }

  /** Skips what a pattern fits; a comment may have blanks in front. */
  private boolean skip(Pattern pattern, boolean blanksFirst) {
    int from = at;
    while (blanksFirst && isBlank(from)) {
      from++;
    }
    Matcher found = pattern.matcher(text).region(from, text.length());
    if (!found.lookingAt()) {
      return false;
    }
    at = found.end();
    return true;
  }

  private Token token() {
    matcher.region(at, text.length());
    if (!matcher.lookingAt()) {
      throw TemplateProblems.malformed(
          "unexpected " + text.charAt(at) + " in the action",
          "a field, a function or a value",
          rest());
    }
    at = matcher.end();
    Optional<Kind> kind =
        List.of(Kind.values()).stream()
            .filter(each -> matcher.group(each.name()) != null)
            .findFirst();
    return new Token(kind.orElseThrow(), matcher.group());
  }

  private String rest() {
    return text.substring(at, Math.min(text.length(), at + 20)).isEmpty()
        ? "the end"
        : text.substring(at, Math.min(text.length(), at + 20));
  }
}
