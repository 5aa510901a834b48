package dev.signlab.environment.server;

import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.InstantSource;

/** The embedded registry in this process, with its record and its log on disk. */
public final class RunningRegistry implements AutoCloseable {

  private final EmbeddedRegistry server;
  private final RequestLog log;
  private final Path record;

  private RunningRegistry(EmbeddedRegistry server, RequestLog log, Path record) {
    this.server = server;
    this.log = log;
    this.record = record;
  }

  /** Starts a registry; {@code isDetached} tells whether its process does nothing else. */
  public static RunningRegistry start(
      LabHome home, int port, InstantSource clock, Path record, boolean isDetached) {
    EmbeddedRegistry server =
        EmbeddedRegistry.start(RegistrySettings.of(home.registry(), clock).withPort(port));
    RequestLog log = RequestLog.of(home, server);
    RegistryProcess.ofThis(server.port(), isDetached).record(record);
    return new RunningRegistry(server, log, record);
  }

  public int port() {
    return server.port();
  }

  public RequestLog log() {
    return log;
  }

  @Override
  public void close() {
    server.close();
    log.close();
    RegistryProcess.forget(record);
  }
}
