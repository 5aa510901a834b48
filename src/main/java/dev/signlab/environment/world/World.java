package dev.signlab.environment.world;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.DetachedRegistry;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.RegistryProcess;
import dev.signlab.environment.server.RequestLog;
import dev.signlab.environment.server.RunningRegistry;
import dev.signlab.environment.snapshot.Snapshot;
import dev.signlab.environment.snapshot.Snapshots;
import dev.signlab.environment.world.Endpoint.Embedded;
import dev.signlab.oci.name.Registry;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The world in which the labs take place: a registry, the learner's folder, local images, a clock.
 * Opening it reads nothing and starts nothing; what it remembers is on disk, so that any number of
 * processes see the same. Used by one thread at a time, while its registry serves others.
 */
public final class World implements AutoCloseable {

  private final LabHome home;
  private final InstantSource clock;
  private final Hosting hosting;
  private final Snapshots snapshots;
  private @Nullable RunningRegistry server;

  private World(LabHome home, InstantSource clock, Hosting hosting) {
    this.home = home;
    this.clock = clock;
    this.hosting = hosting;
    this.snapshots = new Snapshots(home, clock);
  }

  /**
   * Opens the world of a home.
   *
   * @param hosting where its registry runs when it is started from here
   */
  public static World open(LabHome home, InstantSource clock, Hosting hosting) {
    return new World(home, clock, hosting);
  }

  /** Returns the home. */
  public LabHome home() {
    return home;
  }

  /** Returns the clock. */
  public InstantSource clock() {
    return clock;
  }

  /** Returns the folder in which the learner works, which is there afterwards. */
  public Path workspace() {
    return home.make().workspace();
  }

  /** Returns where the registry is. */
  public Endpoint endpoint() {
    return file().endpoint();
  }

  /** Returns the registry as it stands at the front of a reference. */
  public Registry registry() {
    return endpoint().registry();
  }

  /**
   * Returns a text of the labs for this world: what they call {@code localhost:5001} is named as it
   * is here.
   */
  public String inThisWorld(String text) {
    String prefix = endpoint().prefix();
    String usual = Endpoint.USUAL.host();
    return prefix.equals(usual) ? text : text.replace(usual, prefix);
  }

  /**
   * Chooses the registry by {@code embedded}, {@code compose}, or an address.
   *
   * @param authority the certificate of the authority that an address is trusted by, in PEM
   * @return what was chosen; whether it answers is not asked
   */
  public Endpoint use(String words, Optional<Path> authority) {
    WorldFile before = file();
    Endpoint endpoint = WorldFile.endpoint(words, before.embeddedPort(), authority);
    home.make();
    before.with(endpoint).write(worldFile());
    return endpoint;
  }

  /**
   * Starts the embedded registry, which answers when this returns, and makes it the world's. Where
   * it runs already it is left as it is.
   *
   * @param port the port, or 0 for any free one
   * @return how it is now
   * @throws dev.signlab.diagnostic.LabException when the port is in use, or the registry runs on
   *     another one
   */
  public RegistryStatus startRegistry(int port) {
    home.make();
    Optional<RegistryProcess> running = process();
    if (running.isPresent()) {
      requirePort(running.get(), port);
    } else {
      launch(port);
    }
    int actual = process().map(RegistryProcess::port).orElse(port);
    file().with(new Embedded(actual)).started(actual).write(worldFile());
    return registryStatus();
  }

  /** Starts the embedded registry on the port it had last, 5001 at first. */
  public RegistryStatus startRegistry() {
    return startRegistry(process().map(RegistryProcess::port).orElse(file().embeddedPort()));
  }

  /**
   * Stops the embedded registry; all that was pushed stays.
   *
   * @return whether it ran
   * @throws dev.signlab.diagnostic.LabException when it runs within another lab
   */
  public boolean stopRegistry() {
    Optional<RegistryProcess> running = process();
    running.ifPresent(this::stop);
    WorldFile file = file();
    if (file.wanted()) {
      file.stopped().write(worldFile());
    }
    return running.isPresent();
  }

  /** Returns how the world's registry is, asking it when it is not the lab's own. */
  public RegistryStatus registryStatus() {
    return endpoint() instanceof Embedded
        ? RegistryInquiry.embedded(home, endpoint(), process())
        : RegistryInquiry.other(endpoint(), access());
  }

  /**
   * Returns how the world's registry is, or throws where none answers.
   *
   * @throws dev.signlab.diagnostic.LabException with the cause {@code NO_REGISTRY}
   */
  public RegistryStatus requireRegistry() {
    RegistryStatus status = registryStatus();
    if (!status.running()) {
      throw noRegistry();
    }
    return status;
  }

  /** Returns the latest requests that the embedded registry answered, a line each, oldest first. */
  public List<String> registryLog(int wanted) {
    try {
      if (server != null) {
        server.log().flush();
      }
      return RequestLog.latest(home, wanted);
    } catch (IOException e) {
      throw Problem.of("cannot read the registry's log")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Returns how this world's registry is reached: Docker's credentials, its own authority. */
  public WorldAccess access() {
    return new WorldAccess(endpoint(), clock);
  }

  /**
   * Goes on where the lab was left, also when it was killed: completes a restore that was under
   * way, and starts the registry again if it ran.
   *
   * @return whether the registry was started
   */
  public boolean resume() {
    home.make();
    snapshots.completeRestore();
    WorldFile file = file();
    if (file.wanted() && file.endpoint() instanceof Embedded && process().isEmpty()) {
      return startRegistry(file.embeddedPort()).running();
    }
    return false;
  }

  /** Runs the embedded registry in this process until the process is ended: {@code serve}. */
  public void serve(int port) {
    home.make();
    try (RunningRegistry serving = RunningRegistry.start(home, port, clock, processFile(), true)) {
      Thread ending = new Thread(serving::close);
      Runtime.getRuntime().addShutdownHook(ending);
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Keeps the state of registry, local images and workspace under a name, in place of what was kept
   * under it before.
   *
   * @throws dev.signlab.diagnostic.LabException when the workspace is too large for that
   */
  public Snapshot snapshot(String name) {
    home.make();
    snapshots.completeRestore();
    return snapshots.save(name);
  }

  /**
   * Puts a state back, while the registry runs. The state before is kept as {@code before-undo}. A
   * process that is killed in the midst leaves the rest to {@link #resume}.
   *
   * @throws dev.signlab.diagnostic.LabException when there is no such snapshot
   */
  public void restore(String name) {
    home.make();
    snapshots.restore(name);
  }

  /** Returns the snapshots, oldest first. */
  public List<Snapshot> snapshots() {
    home.make();
    return snapshots.list();
  }

  /** Tells whether there is a snapshot of a name. */
  public boolean hasSnapshot(String name) {
    return snapshots.has(name);
  }

  /** Deletes a snapshot, if it is there. */
  public void deleteSnapshot(String name) {
    snapshots.delete(name);
  }

  /** Stops what runs in this process. The registry starts again at the next {@link #resume}. */
  @Override
  public void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  private void launch(int port) {
    switch (hosting) {
      case Hosting.InProcess _ ->
          server =
              FreePort.bound(
                  port, () -> RunningRegistry.start(home, port, clock, processFile(), false));
      case Hosting.Detached(List<String> command) -> {
        FreePort.require(port, clock);
        new DetachedRegistry(home, processFile()).start(command, port);
      }
    }
  }

  private void stop(RegistryProcess running) {
    if (running.isThis()) {
      close();
    } else if (running.isDetached()) {
      DetachedRegistry.stop(running);
      RegistryProcess.forget(processFile());
    } else {
      throw Problem.of("the registry runs inside another lab")
          .found("process " + running.pid() + " on port " + running.port())
          .hint("in that lab type", "registry stop")
          .asException();
    }
  }

  private static void requirePort(RegistryProcess running, int port) {
    if (port != 0 && running.port() != port) {
      throw Problem.of("the registry runs already, on port " + running.port())
          .tried("start it on port " + port)
          .hint("to move it", "registry stop")
          .hint("and then", "registry start --port " + port)
          .asException();
    }
  }

  private RuntimeException noRegistry() {
    if (endpoint() instanceof Embedded) {
      RegistryStatus other = RegistryInquiry.other(endpoint(), access());
      if (other.running()) {
        return NoRegistry.butAnother(endpoint(), other);
      }
    }
    return NoRegistry.at(endpoint());
  }

  private Optional<RegistryProcess> process() {
    return RegistryProcess.recorded(processFile());
  }

  private WorldFile file() {
    return WorldFile.read(worldFile());
  }

  private Path worldFile() {
    return home.folder().resolve("world");
  }

  private Path processFile() {
    return home.folder().resolve("registry-process");
  }
}
