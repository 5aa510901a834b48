package dev.signlab.services.vault;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.http.server.AccessLog;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A running vault on loopback. Safe for use by several threads. */
public final class EmbeddedVault implements AutoCloseable {

  private static final int LOGGED = 2_000;

  private final AccessLog log;
  private final LoopbackServer server;

  private EmbeddedVault(AccessLog log, LoopbackServer server) {
    this.log = log;
    this.server = server;
  }

  /**
   * Starts a vault, which answers when this returns; its root token is there from then on.
   *
   * @param port 0 for any free one
   * @throws dev.signlab.http.server.PortInUseException when another program has the port
   */
  public static EmbeddedVault start(
      VaultKeys keys, VaultTokens tokens, int port, InstantSource clock) {
    AccessLog log = new AccessLog(LOGGED);
    VaultEndpoints endpoints = new VaultEndpoints(tokens, new TransitEndpoints(keys, clock));
    LoopbackServer server =
        LoopbackServer.start(
            new ServerSettings(port, Optional.empty(), clock, log), endpoints, endpoints);
    try {
      tokens.rootToken();
    } catch (LabException e) {
      server.close();
      throw e;
    }
    return new EmbeddedVault(log, server);
  }

  /** Returns the port on which it listens. */
  public int port() {
    return server.port();
  }

  /** Returns the latest requests, at most so many, oldest first. */
  public List<AccessEntry> log(int most) {
    return log.latest(most);
  }

  /** Stops at once; its keys and tokens stay. */
  @Override
  public void close() {
    server.close();
  }
}
