package dev.signlab.environment.world;

import dev.signlab.environment.clock.WorldClock;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.HostedServer;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.Snapshot;
import dev.signlab.environment.snapshot.Snapshots;
import dev.signlab.environment.world.Endpoint.Embedded;
import dev.signlab.oci.name.Registry;
import dev.signlab.services.deployment.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The world in which the labs take place: servers such as the registry, the learner's folder, local
 * images, a clock. Opening it reads nothing and starts nothing; what it remembers is on disk, so
 * that any number of processes and threads see the same.
 */
public final class World implements AutoCloseable {

  /** The servers of a world; one more is a class and its place in this list. */
  private static final List<WorldServer> SERVERS =
      List.of(RegistryServer.KIND, SigstoreServer.KIND, VaultServer.KIND);

  private final LabHome home;
  private final WorldClock clock;
  private final Servers servers;
  private final Snapshots snapshots;
  private final Optional<String> completed;

  private World(LabHome home, WorldClock clock, Servers servers) {
    this.home = home;
    this.clock = clock;
    this.servers = servers;
    this.snapshots = new Snapshots(home, clock.machine(), WorldParts.of(home, clock, servers));
    this.completed = snapshots.completeRestore();
  }

  /** Returns the state whose restore was cut off by a kill and was completed as this was opened. */
  public Optional<String> completed() {
    return completed;
  }

  /**
   * Opens the world of a home. A restore that was cut off by a kill is completed first, and one
   * that is under way in another process waited for.
   *
   * @param clock the machine's, or the world's own
   * @param hosting where its servers run when they are started from here
   */
  public static World open(LabHome home, InstantSource clock, Hosting hosting) {
    return open(home, clock, hosting, SERVERS);
  }

  /** Returns the servers of every world that is opened without a list of others. */
  public static List<WorldServer> usualServers() {
    return SERVERS;
  }

  /** Opens a world of other servers; the registry must be one of them. */
  public static World open(
      LabHome home, InstantSource clock, Hosting hosting, List<WorldServer> servers) {
    WorldClock turning = WorldClock.of(home, clock);
    List<HostedServer> hosted =
        servers.stream().map(each -> new HostedServer(each, home, turning, hosting)).toList();
    return new World(home, turning, new Servers(home, hosted));
  }

  /** Returns the home. */
  public LabHome home() {
    return home;
  }

  /** Returns the clock. */
  public WorldClock clock() {
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
   * Returns a text of the labs for this world: what they call {@code localhost:5001}, or the
   * services from {@code localhost:5101} on, is named as it is here.
   */
  public String inThisWorld(String text) {
    return ServerNames.put(text, names(endpoint().prefix()));
  }

  /** Returns the servers of a world as the labs name them, the registry first. */
  public static List<String> usualHosts() {
    return ServerNames.USUAL;
  }

  /** Returns the servers of this world as they stand in references and addresses. */
  public List<String> hosts() {
    return names(endpoint().registry().host());
  }

  private List<String> names(String registry) {
    return ServerNames.of(
        registry,
        servers.port(SigstoreServer.NAME).orElse(ServiceName.USUAL_BASE),
        servers.port(VaultServer.NAME).orElse(VaultServer.USUAL_PORT));
  }

  /** Remembers the port of a server that has not run yet, where another may have the usual one. */
  public void remember(String name, int port) {
    home.make();
    file().started(name, port).stopped(name).write(home);
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
    before.with(endpoint).write(home);
    return endpoint;
  }

  /**
   * Starts a server, which answers when this returns. Where it runs already it is left as it is. A
   * registry that is started is the world's from then on.
   *
   * @param name its name
   * @param port the port, or 0 for any free one
   * @return how it is now
   * @throws dev.signlab.diagnostic.LabException when the port is in use, or the server runs on
   *     another one
   */
  public ServerStatus start(String name, int port) {
    home.make();
    return servers.start(name, port);
  }

  /** Starts a server on the port that it had last, the usual one at first. */
  public ServerStatus start(String name) {
    home.make();
    return servers.start(name);
  }

  /** Returns the servers themselves. */
  Servers own() {
    return servers;
  }

  /**
   * Stops a server; all that it keeps stays.
   *
   * @return whether it ran
   * @throws dev.signlab.diagnostic.LabException when it runs within another lab
   */
  public boolean stop(String name) {
    return servers.stop(name);
  }

  /** Returns what servers the world has; nothing on disk is touched. */
  public List<WorldServer> kinds() {
    return servers.all().stream().map(HostedServer::kind).toList();
  }

  /** Returns how the servers of the world are, whichever process runs them. */
  public List<ServerStatus> servers() {
    return servers.statuses();
  }

  /** Returns how one of the lab's own servers is, whether it runs or not. */
  public ServerStatus status(String name) {
    return servers.status(name);
  }

  /** Returns what one of them holds, in a few words. */
  public String holds(String name) {
    return servers.named(name).holds();
  }

  /**
   * Returns how one of the lab's own servers is, or throws when it does not run.
   *
   * @throws dev.signlab.diagnostic.LabException with the line that starts it
   */
  public ServerStatus require(String name) {
    return servers.require(name);
  }

  /** Tells whether a server runs, whichever process runs it. */
  public boolean runs(String name) {
    return servers.named(name).process().isPresent();
  }

  /** Returns the latest requests that a server answered, a line each, oldest first. */
  public List<String> log(String name, int wanted) {
    return servers.named(name).log(wanted);
  }

  /**
   * Runs a server in this process until the process is ended: {@code serve}.
   *
   * @param answering is told the port once it answers
   */
  public void serve(String name, int port, IntConsumer answering) {
    home.make();
    servers.named(name).serve(port, answering);
  }

  /** Starts the embedded registry, as {@link #start(String, int)} does. */
  public RegistryStatus startRegistry(int port) {
    start(RegistryServer.NAME, port);
    return registryStatus();
  }

  /** Starts the embedded registry on the port it had last, 5001 at first. */
  public RegistryStatus startRegistry() {
    start(RegistryServer.NAME);
    return registryStatus();
  }

  /** Stops the embedded registry, as {@link #stop} does. */
  public boolean stopRegistry() {
    return stop(RegistryServer.NAME);
  }

  /** Returns how the world's registry is, asking it when it is not the lab's own. */
  public RegistryStatus registryStatus() {
    Endpoint endpoint = endpoint();
    return endpoint instanceof Embedded
        ? RegistryInquiry.embedded(home, endpoint, servers.named(RegistryServer.NAME).process())
        : RegistryInquiry.other(endpoint, access());
  }

  /** Returns where the world's registry answers, or would; it is not asked. */
  public URI registryUrl() {
    return RegistryInquiry.served(endpoint(), servers.named(RegistryServer.NAME).process()).url();
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

  /** Returns how this world's registry is reached: Docker's credentials, its own authority. */
  public WorldAccess access() {
    return new WorldAccess(endpoint(), clock);
  }

  /** Starts again the servers that ran when the lab was left, and tells whether there was one. */
  public boolean resume() {
    home.make();
    return servers.resume();
  }

  /**
   * Keeps the state of servers, local images, workspace and clock under a name, in place of what
   * was kept under it before.
   *
   * @throws dev.signlab.diagnostic.LabException when the workspace is too large for that
   */
  public Snapshot snapshot(String name) {
    home.make();
    snapshots.completeRestore();
    return snapshots.save(name);
  }

  /**
   * Puts a state back, while the servers run. The state before is kept as {@code before-undo}. A
   * process that is killed in the midst leaves the rest to the next that opens the world.
   *
   * @return the names of parts that a newer lab kept and this one does not know: they stay in the
   *     snapshot, and are in the world as they are
   * @throws dev.signlab.diagnostic.LabException when there is no such snapshot
   */
  public List<String> restore(String name) {
    home.make();
    return snapshots.restore(name);
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

  /** Returns what keeps the snapshots. */
  Snapshots kept() {
    return snapshots;
  }

  /** Stops what runs in this process. Servers start again at the next {@link #resume}. */
  @Override
  public void close() {
    servers.all().forEach(HostedServer::close);
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

  private WorldFile file() {
    return WorldFile.of(home);
  }
}
