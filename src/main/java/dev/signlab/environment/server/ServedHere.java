package dev.signlab.environment.server;

import java.nio.file.Path;

/**
 * A server in this process, with its record and its log on disk.
 *
 * @param server the server
 * @param log writes what it answered
 * @param record tells other processes of it
 */
record ServedHere(WorldServer.Running server, RequestLog log, Path record)
    implements AutoCloseable {

  /**
   * Notes a server that answers; {@code isDetached} tells whether its process does nothing else.
   */
  static ServedHere start(
      WorldServer.Running server, Path logFile, Path record, boolean isDetached) {
    RequestLog log = RequestLog.of(logFile, server);
    ServerProcess.ofThis(server.port(), isDetached).record(record);
    return new ServedHere(server, log, record);
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    log.close();
    ServerProcess.forget(record);
  }
}
