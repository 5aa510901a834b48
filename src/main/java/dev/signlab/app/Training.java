package dev.signlab.app;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.prompt.TerminalShell;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.spring.Completions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A first evening in fast motion, for the JVM to learn which classes a session needs: the launcher
 * runs it once after a build, and the JVM writes its AOT cache at the end. It works in a folder of
 * its own that is gone afterwards.
 */
final class Training {

  private static final List<String> LINES = List.of("version", "help", "help head", "vresion");

  private Training() {}

  /** Runs the lines, then a prompt, and leaves nothing behind but the cache. */
  static int run() {
    try {
      Path folder = Files.createTempDirectory("signlab-training");
      runIn(folder);
      return 0;
    } catch (IOException e) {
      // Without a cache the lab is slower, not worse.
      return 1;
    }
  }

  private static void runIn(Path folder) throws IOException {
    try {
      runLines(session(folder, false), LINES);
      runPrompt(session(folder, true));
      touchTerminal();
    } finally {
      session(folder, false)
          .service(LineRunner.class)
          .runWords(List.of("rm", "-rf", folder.toString()), silent());
    }
  }

  private static LabSession session(Path folder, boolean interactive) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("LAB_HOME", folder.resolve("home").toString());
    environment.put("HOME", folder.toString());
    environment.put("COSIGN_PASSWORD", "training");
    LabSession.Setting own = Wiring.setting(interactive);
    LabSession.Setting setting =
        new LabSession.Setting(folder, environment, own.input(), own.clock(), interactive);
    return Wiring.of(setting).session();
  }

  private static StreamScreen silent() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Screen.Style style = new Screen.Style(100, 256, false, false);
    return new StreamScreen(nowhere, nowhere, style, Questions.UNANSWERED);
  }

  private static void runLines(LabSession session, List<String> lines) {
    LineRunner runner = session.service(LineRunner.class);
    for (String line : lines) {
      runner.run(line, silent());
    }
  }

  /** Types at a prompt that no terminal is behind. */
  private static void runPrompt(LabSession session) throws IOException {
    String typed = "ver\t\rhead -\t\u0003echo 'a\rb'\rcat \t\u0003vresion\rquit\r";
    byte[] keys = typed.getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
        new LineDisciplineTerminal(
            "training",
            "xterm-256color",
            OutputStream.nullOutputStream(),
            StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(100, 30));
      ((LineDisciplineTerminal) terminal).processInputBytes(keys);
      Completions completions =
          session.service(GenericApplicationContext.class).getBean(Completions.class);
      TerminalShell.Parts parts =
          new TerminalShell.Parts(
              completions,
              Services.history(session),
              silent().style(),
              Services.greeting(session),
              Services.bottomLine(session));
      new TerminalShell(terminal, session, parts).run(new String[0]);
    }
  }

  /** Loads what only a real terminal would load, as far as there can be one here. */
  private static void touchTerminal() {
    try (Terminal terminal = Interactive.terminal()) {
      terminal.getSize();
    } catch (IOException e) {
      // There is none; the cache holds a little less then.
      return;
    }
  }
}
