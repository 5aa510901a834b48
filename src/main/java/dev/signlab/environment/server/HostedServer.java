package dev.signlab.environment.server;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.PortInUseException;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One server of one world: started here or in a process of its own, and found, asked and stopped
 * whichever process runs it. Threads wait for each other to start and to stop it.
 */
public final class HostedServer implements AutoCloseable {

  private static final int LOOKS = 15;
  private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

  private final WorldServer server;
  private final LabHome home;
  private final InstantSource clock;
  private final Hosting hosting;
  private volatile @Nullable ServedHere served;

  /**
   * Makes a server known to a world, and starts nothing.
   *
   * @param hosting where it runs when it is started from here
   */
  public HostedServer(WorldServer server, LabHome home, InstantSource clock, Hosting hosting) {
    this.server = server;
    this.home = home;
    this.clock = clock;
    this.hosting = hosting;
  }

  /** Returns what server it is. */
  public WorldServer kind() {
    return server;
  }

  /** Returns its name. */
  public String name() {
    return server.name();
  }

  /** Returns its part of a snapshot. */
  public Optional<SnapshotPart> part() {
    return server.part(home);
  }

  /** Returns the process that runs it, or nothing when it does not run. */
  public Optional<ServerProcess> process() {
    return ServerProcess.recorded(record());
  }

  /**
   * Returns how it is.
   *
   * @param port on which it would be started
   */
  public ServerStatus status(int port) {
    Optional<ServerProcess> process = process();
    int actual = process.map(ServerProcess::port).orElse(port);
    return new ServerStatus(name(), actual, process);
  }

  /** Returns what it holds in a few words, for which it may have to look through all of it. */
  public String holds() {
    return server.holds(home.make());
  }

  /**
   * Starts it; it answers when this returns. Where it runs already it is left as it is.
   *
   * @param port the port, or 0 for any free one
   * @return the port on which it listens
   * @throws dev.signlab.diagnostic.LabException when the port is in use, or it runs on another one
   */
  public synchronized int start(int port) {
    FreePort.requireNumber(server, port);
    Optional<ServerProcess> running = process();
    return running.isPresent() ? there(running.get(), port) : launch(port);
  }

  /**
   * Refuses what {@link #start} would refuse of a port, and starts nothing.
   *
   * @param port the port, or 0 for any free one
   * @throws dev.signlab.diagnostic.LabException when the port is in use, or it runs on another one
   */
  public void requireRoom(int port) {
    FreePort.requireNumber(server, port);
    unlessStarted(
        port, () -> process().map(running -> there(running, port)).orElseGet(() -> free(port)));
  }

  private int free(int port) {
    FreePort.require(server, port);
    return port;
  }

  /** Ports are looked at before anything is written: a start that fails leaves nothing behind. */
  private int launch(int port) {
    return unlessStarted(
        port,
        () -> {
          free(port);
          try (Starting _ = Starting.note(starting())) {
            return launchThere(port);
          }
        });
  }

  private int unlessStarted(int port, IntSupplier work) {
    try {
      return work.getAsInt();
    } catch (LabException e) {
      if (!(e.getCause() instanceof PortInUseException)) {
        throw e;
      }
      return there(startedMeanwhile().orElseThrow(() -> e), port);
    }
  }

  private int there(ServerProcess running, int port) {
    requirePort(running, port);
    return running.port();
  }

  private int launchThere(int port) {
    return switch (hosting) {
      case Hosting.InProcess _ -> launchHere(port, false);
      case Hosting.Alone _ -> launchHere(port, true);
      case Hosting.Detached(List<String> command) ->
          new DetachedServer(name(), home, record()).start(command, port).port();
    };
  }

  /** Who listens on the port may be this very server, which has not recorded itself yet. */
  private Optional<ServerProcess> startedMeanwhile() {
    Optional<ServerProcess> found = process();
    for (int i = 0; i < LOOKS && found.isEmpty(); i++) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      found = process();
    }
    return found;
  }

  private int launchHere(int port, boolean isDetached) {
    ServedHere started = FreePort.bound(server, () -> serveHere(port, isDetached));
    served = started;
    return started.port();
  }

  private ServedHere serveHere(int port, boolean isDetached) {
    return ServedHere.start(server.start(home, port, clock), logFile(), record(), isDetached);
  }

  private void requirePort(ServerProcess running, int port) {
    if (port != 0 && running.port() != port) {
      throw Problem.of("the %s runs already, on port %d".formatted(name(), running.port()))
          .tried("start it on port " + port)
          .hint("to move it", name() + " stop")
          .hint("and then", name() + " start --port " + port)
          .asException();
    }
  }

  /**
   * Stops it, also where another process is about to start it; what it keeps stays.
   *
   * @return whether it ran
   * @throws dev.signlab.diagnostic.LabException when it runs within another lab, or is not started
   *     in the end
   */
  public synchronized boolean stop() {
    Starting.await(starting(), name());
    Optional<ServerProcess> running = process();
    running.ifPresent(this::stop);
    return running.isPresent();
  }

  private void stop(ServerProcess running) {
    if (running.isThis() && served != null) {
      close();
    } else if (running.isDetached() && !running.isThis()) {
      DetachedServer.stop(running);
      ServerProcess.forget(record());
    } else {
      throw Problem.of("the " + name() + " runs inside another lab")
          .found("process " + running.pid() + " on port " + running.port())
          .hint("in that lab type", name() + " stop")
          .asException();
    }
  }

  /**
   * Runs it in this process until the process is ended.
   *
   * @param answering is told the port once it answers
   * @throws dev.signlab.diagnostic.LabException when it runs already
   */
  public void serve(int port, IntConsumer answering) {
    FreePort.requireNumber(server, port);
    process().ifPresent(this::refuse);
    try (ServedHere serving = FreePort.bound(server, () -> startHere(port))) {
      answering.accept(serving.port());
      Thread ending = new Thread(serving::close);
      Runtime.getRuntime().addShutdownHook(ending);
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ServedHere startHere(int port) {
    try (Starting _ = Starting.note(starting())) {
      return serveHere(port, true);
    }
  }

  /** Two processes would write the same files, and only one could be stopped. */
  private void refuse(ServerProcess running) {
    throw Problem.of("the %s runs already, on port %d".formatted(name(), running.port()))
        .expected("none, so that it can run here")
        .found("process " + running.pid())
        .hint("to stop it", name() + " stop")
        .asException();
  }

  /** Returns the latest requests that it answered, a line each, oldest first. */
  public List<String> log(int wanted) {
    try {
      ServedHere here = served;
      if (here != null) {
        here.log().flush();
      }
      return RequestLog.latest(logFile(), wanted);
    } catch (IOException e) {
      throw Problem.of("cannot read the log of the " + name())
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Stops it when it runs in this process; the end of the process waits for no start. */
  @Override
  public void close() {
    ServedHere here = served;
    if (here != null) {
      here.close();
      served = null;
    }
  }

  private Path record() {
    return home.folder().resolve(name() + "-process");
  }

  private Path starting() {
    return home.folder().resolve(name() + "-starting");
  }

  private Path logFile() {
    return home.log().resolve(name() + ".log");
  }
}
