package dev.signlab.app;

import dev.signlab.diagnostic.LabException;
import dev.signlab.jshell.child.SnippetMain;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.prompt.TerminalShell;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.spring.Completions;
import dev.signlab.storage.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A first evening in fast motion, for the JVM to learn which classes a process needs: the launcher
 * runs it after a build, once for the shell and once for each family of one-shot commands, in a
 * folder and a lab home that are gone afterwards, and the JVM writes an AOT cache at the end.
 */
final class Training {

  /** Ctrl-U leaves a line; Ctrl-C would be heard at once, before the keys in front of it. */
  private static final String KEYS =
      "ver\t\r"
          + "head -\t\u0015cosign ver\t\u0015view l\t\u0015echo 'a\r"
          + "b'\r"
          + "cat \t\u0015vresion\r"
          + "ls\r"
          + "quit\r";

  private Training() {}

  /**
   * Runs what a kind of process runs: {@code shell}, {@code java}, or a family of {@link
   * OneShotTraining}; {@code ground} prepares what they need and stays until the others are done.
   */
  static int run(String kind) {
    switch (kind) {
      case "shell" -> runPrompt();
      case "ground" -> serveGround();
      case "java" -> runSnippets();
      default -> runFamily(kind);
    }
    // Every command ends with it.
    TemporaryFolder.deleteAll();
    return 0;
  }

  private static void runSnippets() {
    try {
      SnippetMain.main(new String[] {"--train"});
    } catch (IOException e) {
      throw new IllegalStateException("no snippets to train on", e);
    }
  }

  private static void serveGround() {
    try {
      TrainingGround.serve(Training::runWords);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no ground to train on", e);
    }
  }

  private static void runFamily(String family) {
    String image = TrainingGround.image();
    OneShotTraining.of(family).forEach(line -> runWords(TrainingGround.words(line, image)));
    new ServeTraining(Training::runWords, image).family(family);
    String folder = System.getProperty("signlab.ready", "");
    if (family.equals("help") && !folder.isEmpty()) {
      new ReadyAnswers(Wiring.of(Wiring.setting(false)).session().service(LineRunner.class))
          .write(Path.of(folder));
    }
  }

  private static void runWords(List<String> words) {
    OneShot.run(Options.read(words));
  }

  /** Types at a prompt behind which there is no terminal. */
  private static void runPrompt() {
    LabSession session = Wiring.of(Wiring.setting(true)).session();
    try (LineDisciplineTerminal terminal =
        new LineDisciplineTerminal(
            "training",
            "xterm-256color",
            OutputStream.nullOutputStream(),
            StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(100, 30));
      terminal.processInputBytes(KEYS.getBytes(StandardCharsets.UTF_8));
      try (Calls calls = Calls.offer(session, Path.of("calls").toAbsolutePath(), "training")) {
        shell(terminal, session, calls).run(new String[0]);
      }
      touchTerminal();
    } catch (IOException | LabException e) {
      // What was not seen now is loaded from its jar later.
      return;
    }
  }

  private static TerminalShell shell(Terminal terminal, LabSession session, Calls calls) {
    Completions completions =
        session.service(GenericApplicationContext.class).getBean(Completions.class);
    TerminalShell.Parts parts =
        new TerminalShell.Parts(
            completions,
            Services.history(session),
            new Screen.Style(100, 0, 256, false, false),
            Services.greeting(session),
            Services.bottomLine(session),
            Services.enterKey(session),
            calls::begin);
    return new TerminalShell(terminal, session, parts);
  }

  /** Loads what only a real terminal would load, as far as there can be one here. */
  private static void touchTerminal() {
    try (OpeningTerminal terminal = OpeningTerminal.begin()) {
      terminal.get().getSize();
    }
  }
}
