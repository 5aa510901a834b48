package dev.signlab.services.deployment;

import dev.signlab.diagnostic.Problem;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.http.server.AccessLog;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.PortInUseException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The services of a deployment, running in this process. Safe for use by several threads. */
public final class Deployment implements AutoCloseable {

  private static final int LOGGED = 2_000;
  private static final int TRIES = 50;
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int LAST_PORT = 65_535;

  private final int base;
  private final CurrentState state;
  private final List<AutoCloseable> servers;
  private final AccessLog log;

  private Deployment(int base, CurrentState state, List<AutoCloseable> servers, AccessLog log) {
    this.base = base;
    this.state = state;
    this.servers = List.copyOf(servers);
    this.log = log;
  }

  /**
   * Starts the services, which answer when this returns.
   *
   * @param folder of their states, which one process may use at a time
   * @param base the first of {@link ServiceName#PORTS} ports; 0 for any that are free
   * @param clock the time in which they live
   * @throws PortInUseException when another program has one of the ports
   */
  public static Deployment start(Path folder, int base, InstantSource clock) {
    if (base != 0) {
      requireRoom(base);
      return startAt(folder, base, clock);
    }
    return atSomeBase(some -> startAt(folder, some, clock));
  }

  /**
   * Returns a base of which all ports are free at this moment.
   *
   * @throws PortInUseException when none was found
   */
  public static int freeBase() {
    return atSomeBase(
        base -> {
          IntStream.range(base, base + ServiceName.PORTS).forEach(LoopbackServer::requireFree);
          return base;
        });
  }

  private static <T> T atSomeBase(IntFunction<T> attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.apply(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
      } catch (PortInUseException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static void requireRoom(int base) {
    int highest = LAST_PORT - ServiceName.PORTS + 1;
    if (base < 1 || base > highest) {
      throw Problem.of("not the first of %d ports: %d".formatted(ServiceName.PORTS, base))
          .expected("a number from 1 to " + highest)
          .found(Integer.toString(base))
          .hint("without a number they are those from " + ServiceName.USUAL_BASE + " on")
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  /** Ports are opened while the state is read; calls that come early wait for it. */
  private static Deployment startAt(Path folder, int base, InstantSource clock) {
    AccessLog log = new AccessLog(LOGGED);
    CompletableFuture<CurrentState> opening = Threads.begin(() -> state(folder, base, clock));
    Doors doors = new Doors(base, folder, () -> Threads.join(opening), log, clock);
    List<CompletableFuture<AutoCloseable>> opened =
        Stream.concat(
                Stream.<Supplier<AutoCloseable>>of(doors::openBase),
                Arrays.stream(ServiceName.values())
                    .<Supplier<AutoCloseable>>map(name -> () -> doors.open(name)))
            .map(Threads::begin)
            .toList();
    try {
      List<AutoCloseable> servers = opened.stream().map(Threads::join).toList();
      return new Deployment(base, Threads.join(opening), servers, log);
    } catch (RuntimeException e) {
      // Whoever tries again finds ports and folder free.
      Threads.closeAll(opened);
      Threads.closeAll(List.of(opening));
      throw e;
    }
  }

  private static CurrentState state(Path folder, int base, InstantSource clock) {
    Generations generations = new Generations(folder);
    generations.deleteOthers();
    return new CurrentState(generations, state -> OpenState.open(state, base, clock));
  }

  /**
   * Begins a new state, to which services that run turn with the next request, whichever process
   * runs them: what clients are to trust is there before anybody asks.
   *
   * @param folder of the states
   * @param base of the ports
   */
  public static void beginAnew(Path folder, int base, InstantSource clock) {
    Generations generations = new Generations(folder);
    Path state = generations.begin();
    OpenState.open(state, base, clock).close();
    generations.use(state);
  }

  /** Returns what clients of the gRPC port must trust, in PEM; {@code folder} is of the states. */
  public static Path grpcCertificate(Path folder) {
    return folder.resolve("grpc.crt");
  }

  /** Returns the first of its ports. */
  public int base() {
    return base;
  }

  /** Returns the latest requests of all services, at most {@code wanted}, oldest first. */
  public List<AccessEntry> log(int wanted) {
    return log.latest(wanted);
  }

  /** Stops at once; what was done stays. */
  @Override
  public void close() {
    servers.forEach(Deployment::close);
    state.close();
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      // It is of no use any more, closed or not.
    }
  }
}
