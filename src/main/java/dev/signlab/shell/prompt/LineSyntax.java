package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.line.IncompleteLineException;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.OpenCommand;
import dev.signlab.shell.run.Quoting;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.SyntaxError;

/**
 * The line language as JLine asks for it: whether a line is complete, and the word at the cursor.
 */
final class LineSyntax implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED) {
      demandComplete(line);
    }
    return new Open(line, cursor, OpenCommand.of(line.substring(0, cursor)));
  }

  private static void demandComplete(String line) throws SyntaxError {
    try {
      LineParser.parse(line);
    } catch (IncompleteLineException e) {
      throw new EOFError(-1, -1, "more to come", "");
    } catch (LabException e) {
      // The line is whole, if wrong; running it says what is wrong.
      return;
    }
  }

  @Override
  public boolean isEscapeChar(char c) {
    return c == '\\';
  }

  @Override
  public boolean validCommandName(String name) {
    return true;
  }

  private record Open(String line, int cursor, OpenCommand command)
      implements CompletingParsedLine {

    @Override
    public String word() {
      return command.words().getLast();
    }

    @Override
    public int wordCursor() {
      return word().length();
    }

    @Override
    public int wordIndex() {
      return command.words().size() - 1;
    }

    @Override
    public List<String> words() {
      return command.words();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      // The editor takes back as many letters as this has: of a word not begun there are none.
      return candidate.isEmpty() ? candidate : Quoting.word(candidate.toString());
    }

    @Override
    public int rawWordCursor() {
      return command.rawLength();
    }

    @Override
    public int rawWordLength() {
      return command.rawLength();
    }
  }
}
