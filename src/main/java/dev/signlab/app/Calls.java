package dev.signlab.app;

import dev.signlab.app.calls.Call;
import dev.signlab.app.calls.CallServer;
import dev.signlab.app.calls.Caller;
import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.jshell.Snippets;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.StandardInput;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.MachineShell;
import dev.signlab.shell.screen.ProcessQuestions;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.shell.screen.TerminalOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the one-shot commands of other windows while this lab runs, so that none of them waits for
 * a process to begin. Each has a session of its own; what it leaves for {@code explain}, {@code
 * wire} and the checks is this lab's.
 */
final class Calls implements AutoCloseable {

  private static final int MOST = 16;
  private static final long OWN_BYTES = 96L << 20;
  private static final long BYTES_OF_A_CALL = 72L << 20;

  private final FutureTask<Optional<CallServer>> starting;
  private final AtomicBoolean begun = new AtomicBoolean();

  private Calls(FutureTask<Optional<CallServer>> starting) {
    this.starting = starting;
  }

  /** Takes none. */
  static Calls none() {
    Calls none = new Calls(new FutureTask<>(Optional::empty));
    none.begun.set(true);
    none.starting.run();
    return none;
  }

  /**
   * Prepares to take calls, unless the launcher did not say of which build this lab is.
   *
   * @param name which of the labs of a home this is: {@code shell} or {@code registry}
   * @return what begins and ends it
   */
  static Calls offer(LabSession host, String name) {
    String build = System.getProperty("signlab.build", "");
    if (build.isEmpty()) {
      return none();
    }
    Path file = host.service(LabHome.class).folder().resolve("calls-" + name);
    return offer(host, file, build);
  }

  static Calls offer(LabSession host, Path file, String build) {
    return new Calls(new FutureTask<>(() -> server(host, file, build)));
  }

  private static Optional<CallServer> server(LabSession host, Path file, String build) {
    try {
      return Optional.of(CallServer.start(file, build, caller -> run(caller, host), most()));
    } catch (IOException | LabException e) {
      // Commands then run by themselves, as they do without a lab.
      return Optional.empty();
    }
  }

  /** Begins to take them, beside what this process does, at the first time that it is told to. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      Thread.ofPlatform().name("calls").daemon().start(this::serve);
    }
  }

  /** A look through all sources takes a moment, for which nobody waits. */
  private void serve() {
    starting.run();
    try {
      started().ifPresent(server -> server.watch(LabWiring.top().toAbsolutePath()));
    } catch (LabException e) {
      // The home has no room for the word that callers need not look: they look.
      return;
    }
  }

  private Optional<CallServer> started() {
    try {
      return starting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      // Nobody is told where to call, so commands run by themselves.
      return Optional.empty();
    }
  }

  /** Opening a private key takes 64 MiB for a moment, and all of them may do so at once. */
  static int most() {
    long room = Runtime.getRuntime().maxMemory() - OWN_BYTES;
    return Math.clamp(room / BYTES_OF_A_CALL, 1, MOST);
  }

  /** Runs a command with a session of its own, whose report and attempts are the host's. */
  static int run(Caller caller, LabSession host) {
    return runIn(caller, Wiring.ofCall(setting(caller, host), host).session());
  }

  /** Runs a line of a text of the host's so; it may start and stop the servers of the host. */
  static int runLine(Caller caller, LabSession host) {
    LabSession session = Wiring.ofLine(setting(caller, host), host).session();
    try {
      return runIn(caller, session);
    } finally {
      session.made(MachineShell.class).ifPresent(MachineShell::close);
      session.made(Snippets.class).ifPresent(Snippets::close);
    }
  }

  private static int runIn(Caller caller, LabSession session) {
    Options options = Options.read(caller.call().words());
    StreamScreen screen = screen(caller, session);
    int status = OneShot.run(options.command(), session.service(LineRunner.class), screen);
    return session.ended().orElse(status);
  }

  /** Returns the screen of a caller whose input is that of a session. */
  static StreamScreen screen(Caller caller, LabSession session) {
    Call call = caller.call();
    Options options = Options.read(call.words());
    OutputStream err = new TerminalOutput(caller.err());
    OutputStream out = call.columns() > 0 ? new TerminalOutput(caller.out()) : caller.out();
    Screen.Style style = ProcessStyle.of(options.plain(), call.variables(), call.columns());
    return new StreamScreen(out, err, style, questions(caller, session, err));
  }

  private static LabSession.Setting setting(Caller caller, LabSession host) {
    Call call = caller.call();
    return new LabSession.Setting(
        call.folder(), call.variables(), caller.input(), host.clock(), false, call.input());
  }

  private static Questions questions(Caller caller, LabSession session, OutputStream err) {
    return caller.call().input() == StandardInput.TERMINAL
        ? caller.questions()
        : ProcessQuestions.withoutTerminal(session.input(), err);
  }

  @Override
  public void close() {
    if (begun.getAndSet(true)) {
      started().ifPresent(CallServer::close);
    }
  }
}
