package dev.signlab.app;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;

/** One command in a process of its own: neither Spring nor JLine is touched on this path. */
final class OneShot {

  private OneShot() {}

  static int run(Options options) {
    Wiring wiring = Wiring.of(false);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    Screen.Style style = ProcessStyle.of(options.plain(), System.getenv(), terminalWidth());
    StreamScreen screen =
        new StreamScreen(out, err, style, new ProcessQuestions(wiring.session().input(), err));
    LineRunner runner = wiring.session().service(LineRunner.class);
    List<String> words = options.command().isEmpty() ? List.of("help") : options.command();
    int status = runner.runWords(words, screen);
    return wiring.session().ended().orElse(status);
  }

  /** The launcher tells the width of the terminal, or nothing when output goes elsewhere. */
  private static int terminalWidth() {
    return Integer.getInteger("signlab.columns", 0);
  }
}
