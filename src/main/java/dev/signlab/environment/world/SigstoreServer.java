package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.PortInUseException;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The services of sigstore that the lab has built in, all as one server. */
public final class SigstoreServer implements WorldServer {

  /** The one server of this kind. */
  public static final WorldServer KIND = new SigstoreServer();

  /** By which it is started, stopped and asked after. */
  public static final String NAME = "sigstore";

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 50;

  private SigstoreServer() {}

  /**
   * Returns a base of which all ports are free at this moment.
   *
   * @throws PortInUseException when none was found
   */
  public static int freeBase() {
    for (int tries = 1; ; tries++) {
      int base = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      try {
        IntStream.range(base, base + ServiceName.PORTS).forEach(LoopbackServer::requireFree);
        return base;
      } catch (PortInUseException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** Returns the services on a base as they stand in addresses. */
  static List<String> hosts(int base) {
    return Arrays.stream(ServiceName.values()).map(each -> "localhost:" + each.port(base)).toList();
  }

  /** Returns a text in which the services are named as they are on a base. */
  static String on(int base, String text) {
    String named = text;
    for (ServiceName each : ServiceName.values()) {
      named =
          named.replace(
              "localhost:" + each.port(ServiceName.USUAL_BASE), "localhost:" + each.port(base));
    }
    return named;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int usualPort() {
    return ServiceName.USUAL_BASE;
  }

  @Override
  public Running start(LabHome home, int port, InstantSource clock) {
    return new RunningSigstore(Deployment.start(home.services(), port, clock));
  }

  @Override
  public String holds(LabHome home) {
    return new Generations(home.services()).exist() ? "keys and logs" : "nothing yet";
  }

  @Override
  public Optional<SnapshotPart> part(LabHome home) {
    return Optional.of(new SigstorePart(new Generations(home.services())));
  }

  @Override
  public String otherPort(int free) {
    return "take other ports; it needs " + ServiceName.PORTS + " in a row";
  }

  /**
   * The services in this process.
   *
   * @param deployment the services
   */
  private record RunningSigstore(Deployment deployment) implements Running {

    @Override
    public int port() {
      return deployment.base();
    }

    @Override
    public List<AccessEntry> log(int most) {
      return deployment.log(most);
    }

    @Override
    public void close() {
      deployment.close();
    }
  }
}
