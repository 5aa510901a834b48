package dev.signlab.app;

import dev.signlab.app.calls.Call;
import dev.signlab.app.calls.CallServer;
import dev.signlab.app.calls.Caller;
import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
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

/**
 * Takes the one-shot commands of other windows while this lab runs, so that none of them waits for
 * a process to begin. Each has a session of its own; what it leaves for {@code explain}, {@code
 * wire} and the checks is this lab's.
 */
final class Calls implements AutoCloseable {

  private static final int MOST = 16;
  private static final long OWN_BYTES = 96L << 20;
  private static final long BYTES_OF_A_CALL = 72L << 20;

  /** Takes none. */
  static final Calls NONE = new Calls(new FutureTask<>(Optional::empty));

  private final FutureTask<Optional<CallServer>> starting;

  private Calls(FutureTask<Optional<CallServer>> starting) {
    this.starting = starting;
  }

  /**
   * Begins to take calls, beside what this process does, unless the launcher did not say of which
   * build this lab is.
   *
   * @param name which of the labs of a home this is: {@code shell} or {@code registry}
   * @return what ends it
   */
  static Calls offer(LabSession host, String name) {
    String build = System.getProperty("signlab.build", "");
    if (build.isEmpty()) {
      return NONE;
    }
    Path file = host.service(LabHome.class).folder().resolve("calls-" + name);
    return offer(host, file, build);
  }

  static Calls offer(LabSession host, Path file, String build) {
    Calls calls = new Calls(new FutureTask<>(() -> server(host, file, build)));
    Thread.ofPlatform().name("calls").daemon().start(calls.starting);
    return calls;
  }

  private static Optional<CallServer> server(LabSession host, Path file, String build) {
    try {
      CallServer server = CallServer.start(file, build, caller -> run(caller, host), most());
      server.watch(LabWiring.top().toAbsolutePath());
      return Optional.of(server);
    } catch (IOException | LabException e) {
      // Commands then run by themselves, as they do without a lab.
      return Optional.empty();
    }
  }

  /** Opening a private key takes 64 MiB for a moment, and all of them may do so at once. */
  private static int most() {
    long room = Runtime.getRuntime().maxMemory() - OWN_BYTES;
    return Math.clamp(room / BYTES_OF_A_CALL, 1, MOST);
  }

  private static int run(Caller caller, LabSession host) {
    Call call = caller.call();
    LabSession session = Wiring.ofCall(setting(caller, host), host).session();
    Options options = Options.read(call.words());
    OutputStream err = new TerminalOutput(caller.err());
    OutputStream out = call.columns() > 0 ? new TerminalOutput(caller.out()) : caller.out();
    Screen.Style style = ProcessStyle.of(options.plain(), call.variables(), call.columns());
    StreamScreen screen = new StreamScreen(out, err, style, questions(caller, session, err));
    int status = OneShot.run(options.command(), session.service(LineRunner.class), screen);
    return session.ended().orElse(status);
  }

  private static LabSession.Setting setting(Caller caller, LabSession host) {
    Call call = caller.call();
    return new LabSession.Setting(
        call.folder(),
        call.variables(),
        caller.input(),
        host.clock(),
        false,
        call.input() == Call.Input.DATA);
  }

  private static Questions questions(Caller caller, LabSession session, OutputStream err) {
    return caller.call().input() == Call.Input.TERMINAL
        ? caller.questions()
        : ProcessQuestions.withoutTerminal(session.input(), err);
  }

  @Override
  public void close() {
    starting.run();
    try {
      starting.get().ifPresent(CallServer::close);
    } catch (InterruptedException | ExecutionException e) {
      // The process ends, and takes the file away as it does.
      return;
    }
  }
}
