package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.http.server.AccessEntry;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.registry.RegistryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry that the lab has built in. */
public final class RegistryServer implements WorldServer {

  /** The one server of this kind. */
  public static final WorldServer KIND = new RegistryServer();

  /** Its name among the servers of a world. */
  public static final String NAME = "registry";

  private RegistryServer() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int usualPort() {
    return Endpoint.USUAL_PORT;
  }

  @Override
  public Running start(LabHome home, int port, InstantSource clock) {
    LivingRules rules = new LivingRules(home);
    RegistrySettings settings =
        RegistrySettings.of(home.registry(), clock).withPort(port).withTerms(rules::terms);
    return new RunningRegistry(EmbeddedRegistry.start(settings));
  }

  @Override
  public String holds(LabHome home) {
    int repositories = RegistryStore.open(home.registry()).repositories().size();
    return repositories == 1 ? "1 repository" : repositories + " repositories";
  }

  @Override
  public Optional<SnapshotPart> part(LabHome home) {
    return Optional.of(new RegistryPart(home));
  }

  @Override
  public Optional<String> remark(int port, Map<String, String> environment) {
    return port == Endpoint.USUAL_PORT
        ? Optional.empty()
        : Optional.of(
            "where the labs say %s, it is localhost:%d here".formatted(Endpoint.USUAL, port));
  }

  @Override
  public String otherPort(int free) {
    return "take another port; the labs then say localhost:%d where they say %s"
        .formatted(free, Endpoint.USUAL.host());
  }

  /**
   * The registry in this process.
   *
   * @param registry the registry
   */
  private record RunningRegistry(EmbeddedRegistry registry) implements Running {

    @Override
    public int port() {
      return registry.port();
    }

    @Override
    public List<AccessEntry> log(int most) {
      return registry.log(most);
    }

    @Override
    public void close() {
      registry.close();
    }
  }
}
