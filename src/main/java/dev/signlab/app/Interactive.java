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
import java.io.FileDescriptor;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.context.support.GenericApplicationContext;

/** The shell as a process. */
final class Interactive {

  private Interactive() {}

  static int run(Options options) {
    boolean person = OneShot.columns() > 0 && Boolean.getBoolean("signlab.keyboard");
    String term = ProcessEnvironment.variables().getOrDefault("TERM", "dumb");
    try {
      if (!person || term.equals("dumb")) {
        return run(options, (session, calls) -> onPipe(session, options, person, calls));
      }
      try (OpeningTerminal terminal = OpeningTerminal.begin()) {
        return run(options, (session, calls) -> atTerminal(terminal, session, options, calls));
      }
    } catch (LabException e) {
      say(e.problem(), options);
      return e.problem().exitStatus();
    }
  }

  /** Lets somebody type, and returns the exit status. */
  private interface Front {

    int run(LabSession session, Calls calls);
  }

  private static int run(Options options, Front front) {
    LabSession session = Wiring.of(Wiring.setting(true)).session();
    try (LabLock _ = WorldWiring.enter(session, style(options), Interactive::say);
        Calls calls = Calls.offer(session, "shell")) {
      LabWiring.lend(session);
      return front.run(session, calls);
    }
  }

  private static Screen.Style style(Options options) {
    return ProcessStyle.of(options.plain(), ProcessEnvironment.variables(), OneShot.columns());
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

  private static int atTerminal(
      OpeningTerminal terminal, LabSession session, Options options, Calls calls) {
    Completions completions =
        session.service(GenericApplicationContext.class).getBean(Completions.class);
    TerminalShell.Parts parts =
        new TerminalShell.Parts(
            completions,
            Services.history(session),
            style(options),
            Services.greeting(session),
            Services.bottomLine(session),
            Services.enterKey(session),
            calls::begin);
    new TerminalShell(terminal.get(), session, parts).run(firstLine(options));
    return session.ended().orElse(0);
  }

  private static int onPipe(LabSession session, Options options, boolean person, Calls calls) {
    calls.begin();
    OutputStream out = OneShot.stream(FileDescriptor.out, OneShot.columns() > 0);
    OutputStream err = OneShot.stream(FileDescriptor.err, true);
    ProcessQuestions lines = new ProcessQuestions(session.input(), err);
    WaitingInput waiting = new WaitingInput(session.input());
    Questions questions =
        person ? new PatientQuestions(lines, waiting, Interactive::say) : Questions.UNANSWERED;
    StreamScreen screen = new StreamScreen(out, err, style(options), questions);
    new PipeShell(session, screen, lines, Services.greeting(session), person)
        .run(firstLine(options));
    return session.ended().orElse(person ? 0 : session.lastStatus());
  }

  private static String[] firstLine(Options options) {
    return options.firstLine().toArray(String[]::new);
  }
}
