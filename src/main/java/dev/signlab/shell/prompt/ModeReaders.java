package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.shell.command.LineMode;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;

/**
 * Reads texts in another language at the terminal: until they are whole, with its words at the Tab
 * key, and its documentation where it has no words to offer.
 */
final class ModeReaders {

  private final Terminal terminal;
  private final StatusBar bar;

  ModeReaders(Terminal terminal, StatusBar bar) {
    this.terminal = terminal;
    this.bar = bar;
  }

  LineReader of(LineMode mode) {
    BarReader reader = new BarReader(terminal, bar);
    reader.setParser(new ModeSyntax(mode));
    reader.setCompleter(new ModeCompleter(mode));
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "%P{ . }> ");
    return reader;
  }

  private record ModeSyntax(LineMode mode) implements Parser {

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
      boolean accepting =
          context == ParseContext.ACCEPT_LINE || context == ParseContext.UNSPECIFIED;
      if (accepting && !isWhole(line)) {
        throw new EOFError(-1, -1, "more to come", "");
      }
      return context == ParseContext.COMPLETE
          ? new ModeWord(line, cursor, mode.offers(line, cursor))
          : new ModeWord(line, cursor, new LineMode.Offers(cursor, List.of()));
    }

    /** What cannot be asked is run, which says why. */
    private boolean isWhole(String line) {
      try {
        return mode.isWhole(line);
      } catch (LabException e) {
        return true;
      }
    }

    @Override
    public boolean isEscapeChar(char c) {
      return false;
    }
  }

  private record ModeCompleter(LineMode mode) implements Completer {

    @Override
    public void complete(LineReader reader, ParsedLine parsed, List<Candidate> candidates) {
      if (!(parsed instanceof ModeWord word)) {
        return;
      }
      List<String> documented =
          isBehindName(word) ? mode.documentation(word.line(), word.cursor()) : List.of();
      documented.forEach(line -> reader.printAbove(TerminalText.visible(line)));
      if (documented.isEmpty()) {
        for (String each : word.offers().words()) {
          candidates.add(new Candidate(each, each, null, null, null, null, false));
        }
      }
    }

    /** Where arguments begin, what they are for is asked, and not all that may stand there. */
    private static boolean isBehindName(ModeWord word) {
      String before = word.line().substring(0, word.cursor()).stripTrailing();
      return before.endsWith("(") || before.endsWith(",") || word.offers().words().isEmpty();
    }
  }
}
