package dev.signlab.shell.prompt;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.Greeting;
import dev.signlab.shell.command.LineMode;
import dev.signlab.shell.line.IncompleteLineException;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.WaitingInput;
import java.util.Optional;
import org.springframework.shell.core.ShellRunner;

/** The shell over a pipe or a dumb terminal: lines in, lines out, no cursor is moved. */
public final class PipeShell implements ShellRunner {

  private final LabSession session;
  private final StreamScreen screen;
  private final Questions lines;
  private final Greeting greeting;
  private final boolean prompts;

  /**
   * Makes a shell.
   *
   * @param lines where lines come from
   * @param prompts whether a person sits before it; else commands get none of the lines as input
   */
  public PipeShell(
      LabSession session,
      StreamScreen screen,
      Questions lines,
      Greeting greeting,
      boolean prompts) {
    this.session = session;
    this.screen = screen;
    this.lines = lines;
    this.greeting = greeting;
    this.prompts = prompts;
  }

  /** Runs until the lines end; the words, if there are any, are the first line. */
  @Override
  public void run(String[] words) {
    if (prompts) {
      greeting.opening(session, screen.style()).forEach(screen::out);
    }
    LineRunner runner = session.service(LineRunner.class);
    WaitingInput waiting = new WaitingInput(session.input());
    session.lendInput(() -> prompts && !waiting.isThere());
    Optional<String> line = words.length > 0 ? Optional.of(String.join(" ", words)) : readLine();
    while (line.isPresent()) {
      runner.run(line.get(), screen);
      line = session.ended().isPresent() ? Optional.empty() : readLine();
    }
    if (prompts) {
      greeting.goodbye(session, screen.style()).forEach(screen::out);
    }
  }

  private Optional<String> readLine() {
    Optional<LineMode> mode = session.mode();
    String prompt = mode.map(LineMode::prompt).orElseGet(() -> PromptText.plain(session));
    Optional<String> line = lines.ask(prompts ? prompt : "");
    while (line.isPresent() && isOpen(line.get(), mode)) {
      String begun = line.get();
      Optional<String> more = lines.ask(prompts ? "> " : "");
      if (more.isEmpty()) {
        return line;
      }
      line = more.map(next -> begun + "\n" + next);
    }
    return line;
  }

  private static boolean isOpen(String line, Optional<LineMode> mode) {
    if (mode.isPresent()) {
      return !mode.get().isWhole(line);
    }
    try {
      LineParser.parse(line);
      return false;
    } catch (IncompleteLineException e) {
      return true;
    } catch (LabException e) {
      return false;
    }
  }
}
