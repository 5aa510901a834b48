package dev.signlab.registry;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.http.server.AccessLog;
import dev.signlab.http.server.CallListener;
import dev.signlab.http.server.ExchangeRecorder;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** A running OCI registry on loopback. Safe for use by several threads. */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final int LOGGED = 2_000;

  private final RegistryStore store;
  private final Uploads uploads;
  private final AccessLog log;
  private final LoopbackServer server;

  private EmbeddedRegistry(
      RegistryStore store, Uploads uploads, AccessLog log, LoopbackServer server) {
    this.store = store;
    this.uploads = uploads;
    this.log = log;
    this.server = server;
  }

  /**
   * Starts a registry, which answers when this returns. Unfinished uploads of servers that were
   * killed are deleted, and beside the first answers whatever else they left half-written.
   *
   * @throws dev.signlab.http.server.PortInUseException when another program has the port
   */
  public static EmbeddedRegistry start(RegistrySettings settings) {
    RegistryStore store = RegistryStore.open(settings.folder());
    AccessLog log = new AccessLog(LOGGED);
    Uploads uploads = uploads(store, settings.clock());
    try {
      Expiry expiry = new Expiry(store, settings.terms(), settings.clock());
      Endpoints endpoints =
          new Endpoints(settings.terms(), store, uploads, new Door(settings), expiry);
      LoopbackServer server =
          LoopbackServer.start(serverSettings(settings, log), endpoints, new ErrorAnswers());
      Leftovers.deleteBeside(store.folder());
      return new EmbeddedRegistry(store, uploads, log, server);
    } catch (LabException e) {
      close(uploads);
      throw e;
    }
  }

  /** Returns the port on which it listens. */
  public int port() {
    return server.port();
  }

  /** Returns its address, such as {@code http://localhost:5001}. */
  public String url() {
    return server.url();
  }

  /** Returns what stands at the front of a reference to an image here: {@code localhost:5001}. */
  public String host() {
    return "localhost:" + port();
  }

  /** Returns the folder behind it. */
  public RegistryStore store() {
    return store;
  }

  /** Returns the latest requests, at most {@code wanted}, oldest first. */
  public List<AccessEntry> log(int wanted) {
    return log.latest(wanted);
  }

  /** Stops at once; uploads under way are dropped, everything that was pushed stays. */
  @Override
  public void close() {
    server.close();
    close(uploads);
  }

  private static ServerSettings serverSettings(RegistrySettings settings, AccessLog log) {
    CallListener listener =
        settings
            .exchanges()
            .<CallListener>map(exchanges -> log.and(new ExchangeRecorder(exchanges)))
            .orElse(log);
    return new ServerSettings(settings.port(), settings.tls(), settings.clock(), listener);
  }

  private static Uploads uploads(RegistryStore store, InstantSource clock) {
    try {
      return Uploads.in(store.folder().resolve("uploads"), clock);
    } catch (IOException e) {
      throw Problem.of("cannot start a registry in " + store.folder())
          .expected("a folder that can be written, with space left")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private static void close(Uploads uploads) {
    try {
      uploads.close();
    } catch (IOException e) {
      // What is left there is deleted when the next server starts.
    }
  }
}
