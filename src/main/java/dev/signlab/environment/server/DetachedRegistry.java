package dev.signlab.environment.server;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the embedded registry in a process of its own, and ends it. */
public final class DetachedRegistry {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int LAST_LINES = 3;

  private final LabHome home;
  private final Path record;

  public DetachedRegistry(LabHome home, Path record) {
    this.home = home;
    this.record = record;
  }

  /** Starts it and waits until it has recorded itself, which it does when it answers. */
  public RegistryProcess start(List<String> command, int port) {
    Path output = home.log().resolve("registry-process.log");
    try {
      Process process = builder(command, port, output).start();
      return await(process, output);
    } catch (IOException e) {
      throw Problem.of("cannot start a process for the registry")
          .tried(command.getFirst())
          .found(String.valueOf(e.getMessage()))
          .hint("inside the lab it needs no process of its own", "start")
          .asException(e);
    }
  }

  /** Ends the process, and waits for its end. */
  public static void stop(RegistryProcess recorded) {
    Optional<ProcessHandle> handle = recorded.handle();
    if (handle.isEmpty()) {
      return;
    }
    handle.get().destroy();
    try {
      handle.get().onExit().orTimeout(3, TimeUnit.SECONDS).join();
    } catch (java.util.concurrent.CompletionException e) {
      handle.get().destroyForcibly();
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
    words.addAll(List.of("registry", "serve", "--port", Integer.toString(port)));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LAB_HOME", home.folder().toString());
    builder.directory(home.folder().toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    return builder;
  }

  private RegistryProcess await(Process process, Path output) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      Optional<RegistryProcess> started = RegistryProcess.recorded(record);
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

  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static RuntimeException failed(String what, Path output) throws IOException {
    List<String> lines = Files.readAllLines(output);
    List<String> said = lines.subList(0, Math.min(LAST_LINES, lines.size()));
    return Problem.of("the registry did not start: " + what)
        .found(said.isEmpty() ? "it said nothing" : String.join("; ", said))
        .hint("all that it said", "cat " + output)
        .asException();
  }
}
