package dev.signlab.environment.server;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts a server in a process of its own, and ends it. */
final class DetachedServer {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int SECONDS_TO_CLOSE = 10;
  private static final int LAST_LINES = 3;
  private static final long POLL_MILLIS = 5;

  private final String name;
  private final LabHome home;
  private final Path record;

  DetachedServer(String name, LabHome home, Path record) {
    this.name = name;
    this.home = home;
    this.record = record;
  }

  /** Starts it and waits until it has recorded itself, which it does when it answers. */
  ServerProcess start(List<String> command, int port) {
    Path output = home.log().resolve(name + "-process.log");
    try {
      Process process = builder(command, port, output).start();
      return await(process, output);
    } catch (IOException e) {
      throw Problem.of("cannot start a process for the " + name)
          .tried(command.getFirst())
          .found(Reason.of(e))
          .hint("inside the lab it needs no process of its own", "start")
          .asException(e);
    }
  }

  /**
   * Ends the process, and waits for its end: {@code SIGTERM} first, so that it can close what it
   * holds, {@code SIGKILL} for one that does not end.
   */
  static void stop(ServerProcess recorded) {
    recorded.handle().ifPresent(DetachedServer::end);
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    if (!endsWithin(process, SECONDS_TO_CLOSE)) {
      process.destroyForcibly();
      endsWithin(process, SECONDS_TO_CLOSE);
    }
  }

  private static boolean endsWithin(ProcessHandle process, int seconds) {
    try {
      process.onExit().orTimeout(seconds, TimeUnit.SECONDS).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  /** A session of its own keeps Ctrl-C and the end of the terminal from it. */
  private ProcessBuilder builder(List<String> command, int port, Path output) {
    List<String> words = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      words.add(setsid.toString());
    }
    words.addAll(command);
    words.addAll(List.of(name, "serve", "--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LAB_HOME", home.folder().toString());
    builder.directory(home.folder().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    return builder;
  }

  private ServerProcess await(Process process, Path output) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      Optional<ServerProcess> started = ServerProcess.recorded(record);
      if (started.isPresent() && started.get().pid() == process.pid()) {
        return started.get();
      }
      if (hasEnded(process)) {
        throw failed("it ended with status " + process.exitValue(), output);
      }
    }
    process.destroyForcibly();
    throw failed("it did not answer within 20 seconds", output);
  }

  /** Who is interrupted would not know of a server that answers later. */
  private boolean hasEnded(Process process) {
    try {
      return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw Problem.of("the " + name + " did not start: nobody waited for it")
          .found("a start that was stopped")
          .command(name + " start")
          .asException(e);
    }
  }

  private RuntimeException failed(String what, Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    List<String> said = lines.subList(0, Math.min(LAST_LINES, lines.size()));
    return Problem.of("the " + name + " did not start: " + what)
        .found(said.isEmpty() ? "it said nothing" : String.join("; ", said))
        .hint("all that it said", "cat " + output)
        .asException();
  }
}
