package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The services of sigstore that the lab has built in, all as one server. */
public final class SigstoreServer implements WorldServer {

  /** The one server of this kind. */
  public static final WorldServer KIND = new SigstoreServer();

  /** By which it is started, stopped and asked after. */
  public static final String NAME = "sigstore";

  private SigstoreServer() {}

  /** Returns the services on a base as they stand in addresses. */
  static List<String> hosts(int base) {
    return Arrays.stream(ServiceName.values()).map(each -> "localhost:" + each.port(base)).toList();
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
  public int ports() {
    return ServiceName.PORTS;
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

  /** Clients read whom to trust before they ask anybody, so it must be there. */
  @Override
  public void settle(LabHome home, int port, InstantSource clock) {
    if (!new Generations(home.services()).exist()) {
      Deployment.beginAnew(home.services(), port, clock);
    }
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
