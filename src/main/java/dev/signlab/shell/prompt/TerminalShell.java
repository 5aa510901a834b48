package dev.signlab.shell.prompt;

import dev.signlab.shell.command.BottomLine;
import dev.signlab.shell.command.EnterKey;
import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.LineMode;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.LineOutput;
import dev.signlab.shell.screen.PatientQuestions;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import dev.signlab.shell.screen.WaitingInput;
import dev.signlab.shell.spring.Candidates;
import dev.signlab.shell.spring.Completions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.jline.PromptProvider;

/**
 * The interactive shell at a terminal, as Spring Shell's runner. Ctrl-C clears the line or stops
 * the command, Ctrl-D and {@code quit} leave; nothing else does.
 */
public final class TerminalShell implements ShellRunner {

  private final Terminal terminal;
  private final LabSession session;
  private final Parts parts;
  private final LineReader reader;
  private final ModeReaders modes;
  private final Map<LineMode, LineReader> readers = new HashMap<>();
  private final PromptProvider prompt;
  private final StatusBar bar;
  private final WaitingInput waiting;

  /**
   * What the shell is made of.
   *
   * @param completions what the Tab key offers
   * @param history where the history is kept
   * @param style what the terminal can show; its width is asked for again before each line
   * @param greeting what is said first and last
   * @param bottomLine what the bottom line shows
   * @param enterKey what the Enter key alone stands for
   * @param atFirstPrompt what may begin when nothing is left to do but to draw the first prompt
   */
  public record Parts(
      Completions completions,
      Path history,
      Screen.Style style,
      Greeting greeting,
      BottomLine bottomLine,
      EnterKey enterKey,
      Runnable atFirstPrompt) {}

  /** Makes a shell for a session at a terminal. */
  public TerminalShell(Terminal terminal, LabSession session, Parts parts) {
    this.terminal = terminal;
    this.session = session;
    this.parts = parts;
    this.waiting = new WaitingInput(session.input());
    this.prompt = new PromptText(session, parts.style());
    this.bar = new StatusBar(terminal, parts.style(), parts.bottomLine());
    this.reader = reader();
    this.modes = new ModeReaders(terminal, bar);
    terminal.handle(Terminal.Signal.WINCH, signal -> bar.release());
  }

  private LineReader reader() {
    BarReader made = new BarReader(terminal, bar);
    made.setParser(new LineSyntax());
    made.setCompleter(new TabCompleter(parts.completions()));
    made.setVariable(LineReader.HISTORY_FILE, parts.history());
    made.setVariable(LineReader.HISTORY_SIZE, 2000);
    made.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "> ");
    made.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    made.setHistory(new LabHistory());
    return made;
  }

  /** Runs until the person leaves; the words, if there are any, are the first line. */
  @Override
  public void run(String[] words) {
    parts.greeting().opening(session, style()).forEach(screen(output())::out);
    bar.show();
    if (words.length > 0) {
      runLine(String.join(" ", words));
      bar.show();
    }
    parts.atFirstPrompt().run();
    while (session.ended().isEmpty() && readAndRun()) {
      bar.show();
    }
    bar.close();
    parts.greeting().goodbye(session, style()).forEach(screen(output())::out);
  }

  /** Returns whether the person stays; who leaves another language stays in the lab. */
  private boolean readAndRun() {
    Optional<LineMode> mode = session.mode();
    try {
      runLine(mode.map(this::readIn).orElseGet(this::readLine));
      return true;
    } catch (UserInterruptException e) {
      return true;
    } catch (EndOfFileException e) {
      session.speakLines();
      return mode.isPresent();
    }
  }

  private String readLine() {
    String line = reader.readLine(prompt.getPrompt().toAnsi(terminal));
    return line.isBlank() ? parts.enterKey().line().orElse(line) : line;
  }

  private String readIn(LineMode mode) {
    return readers.computeIfAbsent(mode, modes::of).readLine(mode.prompt());
  }

  private void runLine(String line) {
    LineOutput output = output();
    StreamScreen screen = screen(output);
    LineRunner runner = session.service(LineRunner.class);
    session.lendInput(() -> line.indexOf('\n') < 0 && !waiting.isThere());
    new StoppableWork(terminal).run(() -> runner.run(line, screen));
    output.leaveBehind();
    session.service(Candidates.class).forget();
  }

  private LineOutput output() {
    return new LineOutput(terminal.output(), style().width());
  }

  private StreamScreen screen(LineOutput sent) {
    TerminalOutput output = new TerminalOutput(sent);
    Questions questions = new PatientQuestions(new TerminalQuestions(terminal), waiting, this::say);
    return new StreamScreen(output, output, style(), questions);
  }

  private void say(String line) {
    terminal.writer().println(line);
    terminal.flush();
  }

  private Screen.Style style() {
    Screen.Style style = parts.style();
    int width = terminal.getWidth() > 0 ? Math.max(20, terminal.getWidth()) : style.width();
    int height = Math.max(0, terminal.getHeight());
    return new Screen.Style(width, height, style.colours(), style.plain(), style.links());
  }
}
