package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the assignments, words and redirections of one command. */
final class CommandCollector {

  private final Cursor cursor;
  private final List<SimpleCommand.Assignment> assignments = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final List<Redirection> redirections = new ArrayList<>();

  CommandCollector(Cursor cursor) {
    this.cursor = cursor;
  }

  SimpleCommand finish() {
    return new SimpleCommand(assignments, words, redirections);
  }

  void readNext() {
    if (readRedirection()) {
      return;
    }
    if (cursor.looksAt("<") || cursor.looksAt(">")) {
      throw Refusals.notUnderstood(
          String.valueOf(cursor.peek()), "> file, >> file or < file", "version > version.txt");
    }
    Word word = WordReader.read(cursor);
    SimpleCommand.Assignment assignment = words.isEmpty() ? assignment(word) : null;
    if (assignment == null) {
      Braces.refuse(word);
      words.add(word);
    } else {
      assignments.add(assignment);
    }
  }

  private static SimpleCommand.@Nullable Assignment assignment(Word word) {
    if (word.parts().isEmpty()
        || !(word.parts().getFirst() instanceof Word.Literal first)
        || first.quoted()) {
      return null;
    }
    int equals = first.text().indexOf('=');
    if (equals < 1 || !Names.isName(first.text().substring(0, equals))) {
      return null;
    }
    List<Word.Part> value = new ArrayList<>(word.parts());
    value.set(0, new Word.Literal(first.text().substring(equals + 1), false));
    return new SimpleCommand.Assignment(
        first.text().substring(0, equals), new Word(value, word.start() + equals + 1, word.end()));
  }

  private boolean readRedirection() {
    return textFollows()
        || sameAs("2>&1", 2, "1")
        || sameAs("1>&2", 1, "2")
        || sameAs(">&2", 1, "2")
        || toFile("&>>", 3, Redirection.Kind.APPEND)
        || toFile("&>", 3, Redirection.Kind.WRITE)
        || toFile("2>>", 2, Redirection.Kind.APPEND)
        || toFile("2>", 2, Redirection.Kind.WRITE)
        || toFile("1>>", 1, Redirection.Kind.APPEND)
        || toFile("1>", 1, Redirection.Kind.WRITE)
        || toFile(">>", 1, Redirection.Kind.APPEND)
        || toFile(">|", 1, Redirection.Kind.WRITE)
        || toFile(">", 1, Redirection.Kind.WRITE)
        || toFile("<", 0, Redirection.Kind.READ);
  }

  private boolean sameAs(String sign, int stream, String other) {
    if (!cursor.take(sign)) {
      return false;
    }
    redirections.add(new Redirection(Redirection.Kind.SAME_AS, stream, quoted(other)));
    return true;
  }

  private boolean toFile(String sign, int stream, Redirection.Kind kind) {
    if (!cursor.take(sign)) {
      return false;
    }
    redirections.add(new Redirection(kind, stream, target(sign)));
    return true;
  }

  /** Reads {@code <<END} with the lines below it, or {@code <<< word}. */
  private boolean textFollows() {
    if (cursor.take("<<<")) {
      redirections.add(new Redirection(Redirection.Kind.TEXT, 0, withNewline(target("<<<"))));
      return true;
    }
    if (!cursor.take("<<")) {
      return false;
    }
    boolean indented = cursor.take("-");
    Word end = target("<<");
    String body = cursor.linesBelow(end.literalText());
    String text = indented ? body.replaceAll("(?m)^\t+", "") : body;
    boolean verbatim = end.parts().getFirst().quoted();
    Word word = verbatim ? quoted(text) : WordReader.readQuoted(text);
    redirections.add(new Redirection(Redirection.Kind.TEXT, 0, word));
    return true;
  }

  private Word target(String sign) {
    cursor.skipBlanks();
    Word word = WordReader.read(cursor);
    if (word.parts().isEmpty()) {
      throw Refusals.missing(sign.startsWith("<<") ? "a word" : "the name of a file", sign);
    }
    return word;
  }

  private static Word withNewline(Word word) {
    List<Word.Part> parts = new ArrayList<>(word.parts());
    parts.add(new Word.Literal("\n", true));
    return new Word(parts, word.start(), word.end());
  }

  private static Word quoted(String text) {
    return new Word(List.of(new Word.Literal(text, true)), 0, 0);
  }
}
