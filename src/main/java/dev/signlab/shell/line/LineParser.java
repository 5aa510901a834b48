package dev.signlab.shell.line;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes lines apart: quotes of both kinds, {@code NAME=value}, {@code $NAME}, {@code $(command)},
 * redirections, {@code |}, {@code &&}, {@code ||}, {@code ;}, comments, continuation and text that
 * follows ({@code <<END}). A {@code $ } before the command, as documentation prints it, is dropped.
 */
public final class LineParser {

  /** {@code run: |} of a workflow, behind which no command is meant to come. */
  private static final Pattern BLOCK = Pattern.compile("(?:- )?[a-z][\\w-]*: *\\|");

  private final Cursor cursor;
  private final List<Pipeline> pipelines = new ArrayList<>();

  private LineParser(String text) {
    this.cursor = new Cursor(text);
  }

  /**
   * Takes a text of one or more lines apart.
   *
   * @throws IncompleteLineException when more lines could complete it
   * @throws CompoundLineException when it holds a construct of a shell's, such as {@code if}
   * @throws ShellTextException when it holds another form of a shell's, such as {@code ${A#b}}
   * @throws dev.signlab.diagnostic.LabException when it cannot be understood
   */
  public static List<Pipeline> parse(String text) {
    Grouping grouping = Grouping.ofText(text);
    if (!grouping.constructs().isEmpty()) {
      throw new CompoundLineException(grouping);
    }
    LineParser parser = new LineParser(text);
    parser.readAll();
    return List.copyOf(parser.pipelines);
  }

  private void readAll() {
    Pipeline.Condition condition = Pipeline.Condition.ALWAYS;
    while (true) {
      skipToCommand();
      if (cursor.atEnd()) {
        demandCommand(condition);
        break;
      }
      List<SimpleCommand> commands = readPipeline();
      if (!commands.isEmpty()) {
        pipelines.add(new Pipeline(condition, commands));
      }
      condition = readConnector();
    }
  }

  private static void demandCommand(Pipeline.Condition condition) {
    if (condition != Pipeline.Condition.ALWAYS) {
      throw new IncompleteLineException("a command");
    }
  }

  private void skipToCommand() {
    cursor.skipBlanks();
    while (cursor.peek() == '\n' || cursor.peek() == '#') {
      skipLineEnd();
      cursor.skipBlanks();
    }
    if (cursor.looksAt("$ ") && cursor.atLineStart()) {
      cursor.take("$ ");
      cursor.skipBlanks();
    }
  }

  private void skipLineEnd() {
    if (cursor.peek() == '#') {
      cursor.restOfLine();
    }
    cursor.endLine();
  }

  private Pipeline.Condition readConnector() {
    cursor.skipBlanks();
    if (cursor.take("&&")) {
      return Pipeline.Condition.AND;
    }
    if (cursor.take("||")) {
      return Pipeline.Condition.OR;
    }
    if (cursor.take("&")) {
      throw Refusals.background(cursor.lineBefore());
    }
    cursor.take(";");
    return Pipeline.Condition.ALWAYS;
  }

  private List<SimpleCommand> readPipeline() {
    List<SimpleCommand> commands = new ArrayList<>();
    do {
      cursor.skipBlanks();
      SimpleCommand command = cursor.peek() == '!' ? readHostLine() : readCommand();
      if (command.isEmpty() && commands.isEmpty() && cursor.looksAt("|")) {
        throw Refusals.nothingBefore(cursor.looksAt("||") ? "||" : "|");
      }
      if (command.isEmpty() && !commands.isEmpty()) {
        throw Refusals.missing("a command", "|");
      }
      if (command.isEmpty() && (cursor.peek() == ';' || cursor.peek() == '&')) {
        throw Refusals.notUnderstood(
            String.valueOf(cursor.peek()), "a command before it", "version && ls");
      }
      commands.add(command);
    } while (takePipe());
    commands.removeIf(SimpleCommand::isEmpty);
    return commands;
  }

  private boolean takePipe() {
    if (cursor.looksAt("||") || !cursor.take("|")) {
      return false;
    }
    skipToCommand();
    if (cursor.atEnd()) {
      if (cursor.isWhole(BLOCK)) {
        throw Refusals.notUnderstood("|", "a command; run: | is YAML, and begins a block", "help");
      }
      throw new IncompleteLineException("a command");
    }
    return true;
  }

  /** Reads {@code !line}: all of it is for the host's shell, unread by us. */
  private SimpleCommand readHostLine() {
    int start = cursor.position();
    cursor.take("!");
    Grouping.skipHostLine(cursor);
    String line = cursor.since(start + 1).strip();
    return HostText.command(line, start, cursor.position());
  }

  private SimpleCommand readCommand() {
    CommandCollector collector = new CommandCollector(cursor);
    cursor.skipBlanks();
    while (!endsCommand()) {
      collector.readNext();
      cursor.skipBlanks();
    }
    return collector.finish();
  }

  private boolean endsCommand() {
    if (cursor.peek() == '#') {
      cursor.restOfLine();
    }
    return cursor.atEnd()
        || ";\n|".indexOf(cursor.peek()) >= 0
        || (cursor.peek() == '&' && !cursor.looksAt("&>"));
  }
}
