package dev.signlab.app;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabLock;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.prompt.PipeShell;
import dev.signlab.shell.prompt.TerminalShell;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.screen.PatientQuestions;
import dev.signlab.shell.screen.ProblemText;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.WaitingInput;
import dev.signlab.shell.spring.Completions;
import dev.signlab.storage.Reason;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The shell as a process. */
final class Interactive {

  /** Of a terminal that does not know its size, such as one that a program opened. */
  private static final Size USUAL = new Size(80, 24);

  private Interactive() {}

  static int run(Options options) {
    try {
      return run(options, Wiring.of(Wiring.setting(true)).session(), style(options));
    } catch (LabException e) {
      say(e.problem(), options);
      return e.problem().exitStatus();
    }
  }

  private static Screen.Style style(Options options) {
    return ProcessStyle.of(options.plain(), ProcessEnvironment.variables(), OneShot.columns());
  }

  private static int run(Options options, LabSession session, Screen.Style style) {
    try (LabLock _ = WorldWiring.enter(session, style, Interactive::say);
        Calls calls = Calls.offer(session, "shell")) {
      LabWiring.lend(session);
      return open(options, session, style, calls);
    }
  }

  /** Says what ended the process before it had a screen. */
  static void say(Problem problem, Options options) {
    ProblemText.lines(problem, "", style(options), false).forEach(Interactive::say);
  }

  /** Outside a screen: before there is one, and after it is gone. */
  private static void say(String line) {
    new PrintStream(OneShot.stream(FileDescriptor.err, true), true, StandardCharsets.UTF_8)
        .println(line);
  }

  private static int open(Options options, LabSession session, Screen.Style style, Calls calls) {
    String[] first = options.firstLine().toArray(String[]::new);
    boolean person = OneShot.columns() > 0 && Boolean.getBoolean("signlab.keyboard");
    String term = ProcessEnvironment.variables().getOrDefault("TERM", "dumb");
    if (person && !term.equals("dumb")) {
      runAtTerminal(session, style, first, calls);
    } else {
      calls.begin();
      runOnPipe(session, style, person, first);
    }
    return session.ended().orElse(person ? 0 : session.lastStatus());
  }

  private static void runAtTerminal(
      LabSession session, Screen.Style style, String[] first, Calls calls) {
    try (Terminal terminal = terminal()) {
      Completions completions =
          session.service(GenericApplicationContext.class).getBean(Completions.class);
      TerminalShell.Parts parts =
          new TerminalShell.Parts(
              completions,
              Services.history(session),
              style,
              Services.greeting(session),
              Services.bottomLine(session),
              Services.enterKey(session),
              calls::begin);
      new TerminalShell(terminal, session, parts).run(first);
    } catch (IOException e) {
      throw Problem.of("the terminal cannot be used")
          .found(Reason.of(e))
          .hint("without line editing", "TERM=dumb ./lab start")
          .asException(e);
    }
  }

  static Terminal terminal() throws IOException {
    Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(true)
            .signalHandler(Terminal.SignalHandler.SIG_IGN)
            .build();
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      terminal.setSize(USUAL);
    }
    return terminal;
  }

  private static void runOnPipe(
      LabSession session, Screen.Style style, boolean person, String[] first) {
    OutputStream out = OneShot.stream(FileDescriptor.out, OneShot.columns() > 0);
    OutputStream err = OneShot.stream(FileDescriptor.err, true);
    ProcessQuestions lines = new ProcessQuestions(session.input(), err);
    WaitingInput waiting = new WaitingInput(session.input());
    Questions questions =
        person ? new PatientQuestions(lines, waiting, Interactive::say) : Questions.UNANSWERED;
    StreamScreen screen = new StreamScreen(out, err, style, questions);
    new PipeShell(session, screen, lines, Services.greeting(session), person).run(first);
  }
}
