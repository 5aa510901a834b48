package dev.signlab.environment.server;

import dev.signlab.environment.home.KeyValueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which process runs a server, as recorded on disk for the others. A process number is given again
 * after a while, so the instant at which the process began is recorded with it.
 *
 * @param pid the process
 * @param began when it began, as the operating system tells; nothing where it does not
 * @param port on which its server listens
 * @param isDetached whether it does nothing else, so that it may be ended from outside
 */
public record ServerProcess(long pid, Optional<Instant> began, int port, boolean isDetached) {

  /** Linux counts from the boot, whose instant it computes anew and rounds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  public static ServerProcess ofThis(int port, boolean isDetached) {
    ProcessHandle self = ProcessHandle.current();
    return new ServerProcess(self.pid(), self.info().startInstant(), port, isDetached);
  }

  public boolean isThis() {
    return pid == ProcessHandle.current().pid();
  }

  /** Returns the process, unless it has ended or its number belongs to another one by now. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(ServerProcess::runsAProgram)
        .filter(this::beganThen);
  }

  /** A process that was killed counts as alive until its parent asks how, but runs nothing. */
  private static boolean runsAProgram(ProcessHandle handle) {
    return handle.info().command().isPresent();
  }

  private boolean beganThen(ProcessHandle handle) {
    Optional<Instant> start = handle.info().startInstant();
    return began.isEmpty()
        || start.isEmpty()
        || Duration.between(began.get(), start.get()).abs().compareTo(TOLERANCE) < 0;
  }

  /** Returns what is recorded, unless that process is gone. */
  public static Optional<ServerProcess> recorded(Path file) {
    KeyValueFile record = new KeyValueFile(file);
    Map<String, String> values = record.read();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    try {
      ServerProcess process =
          new ServerProcess(
              Long.parseLong(values.getOrDefault("pid", "")),
              Optional.ofNullable(values.get("began")).map(Instant::parse),
              Integer.parseInt(values.getOrDefault("port", "")),
              "yes".equals(values.get("detached")));
      return Optional.of(process).filter(some -> some.handle().isPresent());
    } catch (NumberFormatException | DateTimeParseException e) {
      throw record.malformed(values.toString());
    }
  }

  public void record(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("pid", Long.toString(pid));
    began.ifPresent(instant -> values.put("began", instant.toString()));
    values.put("port", Integer.toString(port));
    values.put("detached", isDetached ? "yes" : "no");
    new KeyValueFile(file).write("the process that runs this server of the lab", values);
  }

  public static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The record then names a process that has ended, which readers notice.
    }
  }
}
