package dev.signlab.environment.server;

import dev.signlab.diagnostic.Problem;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.PortInUseException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Says that a port is in use, and before a process is started in vain. */
final class FreePort {

  private static final int LAST = 65_535;
  private static final int TRIES = 50;

  private FreePort() {}

  /** Refuses ports of which another program has one, by listening on each for a moment. */
  static void require(WorldServer server, int port) {
    bound(
        server,
        () -> {
          requireAll(port, port == 0 ? 1 : server.ports());
          return port;
        });
  }

  private static void requireAll(int first, int count) {
    IntStream.range(first, first + count).forEach(LoopbackServer::requireFree);
  }

  /** Returns the first of as many free ports as a server needs, where another one was in use. */
  private static int of(WorldServer server, PortInUseException inUse) {
    int free = next(server, inUse);
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        requireAll(free, server.ports());
        return free;
      } catch (PortInUseException e) {
        free = next(server, e);
      }
    }
    return free;
  }

  /** Where none is left above, one looks again from the usual port on. */
  private static int next(WorldServer server, PortInUseException inUse) {
    int free = inUse.freePort();
    return free == 0 || free > last(server) ? server.usualPort() : free;
  }

  /** Returns the last port on which the first of its ports can be. */
  private static int last(WorldServer server) {
    return LAST + 1 - server.ports();
  }

  /** Refuses what is no number of a port, or of the first of several. */
  static void requireNumber(WorldServer server, int port) {
    int last = last(server);
    if (port < 0 || port > last) {
      throw Problem.of("not a port: " + port)
          .expected("a number from 1 to " + last)
          .command(line(server, server.usualPort()))
          .exitStatus(Problem.USAGE)
          .asException();
    }
  }

  /**
   * Starts what listens on a port, and says it in our words when another program has the port: by
   * an exception whose cause is a {@link PortInUseException} with the first of free ports.
   */
  static <T> T bound(WorldServer server, Supplier<T> start) {
    try {
      return start.get();
    } catch (PortInUseException e) {
      throw inUse(server, e);
    }
  }

  private static RuntimeException inUse(WorldServer server, PortInUseException e) {
    Problem problem = e.problem();
    int free = of(server, e);
    return Problem.of(problem.summary())
        .tried(problem.tried().orElse(""))
        .expected("a port on which nothing listens")
        .found(problem.foundOrSummary())
        .hint(server.otherPort(free), line(server, free))
        .asException(e.withFreePort(free));
  }

  private static String line(WorldServer server, int port) {
    return server.name() + " start --port " + port;
  }
}
