package dev.signlab.app;

import dev.signlab.app.calls.WatchedOutput;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** One command in a process of its own: neither Spring nor JLine is touched on this path. */
final class OneShot {

  private static final Set<String> SERVERS = Set.of("registry", "sigstore", "vault");

  private OneShot() {}

  static int run(Options options) {
    HeadStart.of(options.command());
    boolean serves = isServing(options.command());
    if (serves || Stay.asked().isPresent()) {
      KnownProviders.nameForServer();
    }
    Wiring wiring = Wiring.of(Wiring.setting(false));
    WatchedOutput watched = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    OutputStream out = columns() > 0 ? new TerminalOutput(watched) : watched;
    OutputStream err = stream(FileDescriptor.err, true);
    Screen.Style style =
        ProcessStyle.of(options.plain(), ProcessEnvironment.variables(), columns());
    StreamScreen screen =
        new StreamScreen(out, err, style, new ProcessQuestions(wiring.session().input(), err));
    LineRunner runner = wiring.session().service(LineRunner.class);
    // A registry that serves, alone or with its world, has time for the commands of others.
    boolean takes = serves && Set.of("registry", "world").contains(options.command().getFirst());
    try (Calls calls = takes ? Calls.offer(wiring.session(), "registry") : Calls.none()) {
      calls.begin();
      int status = run(options.command(), runner, screen);
      Stay.asked().ifPresent(stay -> stay.whileItServes(wiring.session()));
      int ended = wiring.session().ended().orElse(status);
      if (ended == 0) {
        watched.requireWhole();
      }
      return ended;
    }
  }

  /** Tells whether the words are those of a command that serves until it is ended. */
  static boolean isServing(List<String> words) {
    if (words.getFirst().equals("world")) {
      return words.stream().skip(1).allMatch(OneShot::isPort);
    }
    return words.size() > 1 && SERVERS.contains(words.getFirst()) && words.get(1).equals("serve");
  }

  /** The word world alone serves; behind it stand flags of ports, or another command's name. */
  private static boolean isPort(String word) {
    return word.equals("--json") || word.matches("--(port-base|registry-port)(=.*)?|\\d+");
  }

  /**
   * As a shell does, {@code -c LINE} reads a line; all else is words that the host's shell read.
   */
  static int run(List<String> words, LineRunner runner, StreamScreen screen) {
    if (words.getFirst().equals("-c") && words.size() == 2) {
      return runner.run(words.get(1), screen);
    }
    return runner.runWords(words, screen);
  }

  /** Nobody needs the bytes of complaints, and a person may read them wherever output goes. */
  static OutputStream stream(FileDescriptor descriptor, boolean terminal) {
    OutputStream stream = new FileOutputStream(descriptor);
    return terminal ? new TerminalOutput(stream) : stream;
  }

  /** The launcher tells the width of the terminal, or nothing when output goes elsewhere. */
  static int columns() {
    return Integer.getInteger("signlab.columns", 0);
  }
}
