package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.WorldServer;
import dev.signlab.environment.snapshot.SnapshotPart;
import dev.signlab.environment.world.RegistryServer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The registry of a proof, for which the usual port counts as taken, as it is for some learners:
 * what needs just that port is noticed on every machine, and a proof disturbs no learner's
 * registry.
 */
final class ElsewhereRegistry implements WorldServer {

  private final WorldServer registry = RegistryServer.KIND;

  @Override
  public String name() {
    return registry.name();
  }

  @Override
  public int usualPort() {
    return registry.usualPort();
  }

  @Override
  public Running start(LabHome home, int port, InstantSource clock) {
    if (port == usualPort()) {
      throw Problem.of("port " + port + " counts as taken in a proof")
          .expected("the registry on a port of the learner's, which may be another one")
          .found("a line that needs port " + port)
          .command("registry start")
          .asException();
    }
    return registry.start(home, port, clock);
  }

  @Override
  public String holds(LabHome home) {
    return registry.holds(home);
  }

  @Override
  public Optional<SnapshotPart> part(LabHome home) {
    return registry.part(home);
  }

  @Override
  public void settle(LabHome home, int port, InstantSource clock) {
    registry.settle(home, port, clock);
  }

  @Override
  public Optional<String> remark(int port, Map<String, String> environment) {
    return registry.remark(port, environment);
  }

  @Override
  public String otherPort(int free) {
    return registry.otherPort(free);
  }
}
