package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.HostedServer;
import dev.signlab.environment.server.ServerProcess;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.environment.world.Endpoint.Embedded;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers of a world, and what it remembers of them.
 *
 * @param home where it remembers
 * @param all the servers
 */
record Servers(LabHome home, List<HostedServer> all) {

  Servers {
    all = List.copyOf(all);
  }

  HostedServer named(String name) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("this world has no server " + name)
                    .expected(all.stream().map(HostedServer::name).toList().toString())
                    .found(name)
                    .command("world status")
                    .asException());
  }

  List<ServerStatus> statuses() {
    return all.stream().map(this::status).toList();
  }

  ServerStatus status(String name) {
    return status(named(name));
  }

  private ServerStatus status(HostedServer server) {
    return server.status(portOf(server));
  }

  ServerStatus require(String name) {
    ServerStatus status = status(name);
    if (!status.running()) {
      throw Problem.of("the lab's " + name + " does not run")
          .expected("a process that answers at " + status.url())
          .found("none")
          .command(name + " start")
          .asException();
    }
    return status;
  }

  ServerStatus start(String name, int port) {
    int actual = named(name).start(port);
    WorldFile.of(home).started(name, actual).write(home);
    return named(name).status(actual);
  }

  /** Starts a server on the port that it has or had last, the usual one at first. */
  ServerStatus start(String name) {
    return start(name, portOf(named(name)));
  }

  /** Tells those that run, in whichever process, that another state counts. */
  void settle(InstantSource clock) {
    for (HostedServer server : all) {
      server.process().ifPresent(at -> server.kind().settle(home, at.port(), clock));
    }
  }

  void requireRoom(String name, Optional<Integer> port) {
    HostedServer server = named(name);
    server.requireRoom(port.orElseGet(() -> portOf(server)));
  }

  boolean stop(String name) {
    boolean ran = named(name).stop();
    WorldFile file = WorldFile.of(home);
    if (file.isWanted(name)) {
      file.stopped(name).write(home);
    }
    return ran;
  }

  /**
   * Starts again those that ran and run no more. One that does not start keeps no other from it.
   *
   * @return whether there were any
   */
  boolean resume() {
    WorldFile file = WorldFile.of(home);
    List<HostedServer> missing = all.stream().filter(each -> isMissing(each, file)).toList();
    List<LabException> refused = new ArrayList<>();
    missing.forEach(each -> start(each, refused));
    if (!refused.isEmpty()) {
      throw refused.getFirst();
    }
    return !missing.isEmpty();
  }

  private void start(HostedServer server, List<LabException> refused) {
    try {
      start(server.name());
    } catch (LabException e) {
      refused.add(e);
    }
  }

  /** The embedded registry is not missed while the world has another one. */
  private static boolean isMissing(HostedServer server, WorldFile file) {
    boolean spared =
        server.name().equals(RegistryServer.NAME) && !(file.endpoint() instanceof Embedded);
    return !spared && file.isWanted(server.name()) && server.process().isEmpty();
  }

  /** Returns the port on which a server runs or ran last, or nothing for one that never has. */
  Optional<Integer> port(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst().flatMap(this::port);
  }

  private Optional<Integer> port(HostedServer server) {
    return server
        .process()
        .map(ServerProcess::port)
        .or(() -> WorldFile.of(home).port(server.name()));
  }

  private int portOf(HostedServer server) {
    return port(server).orElse(server.kind().usualPort());
  }
}
