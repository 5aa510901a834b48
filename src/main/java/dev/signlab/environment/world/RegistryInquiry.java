package dev.signlab.environment.world;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.ServerProcess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.client.RegistryException;
import dev.signlab.registry.RegistryStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a registry how it is. */
final class RegistryInquiry {

  private RegistryInquiry() {}

  /** The lab's own registry: its store tells, also while it does not run. */
  static RegistryStatus embedded(LabHome home, Endpoint endpoint, Optional<ServerProcess> process) {
    RegistryStore store = RegistryStore.open(home.make().registry());
    return new RegistryStatus(
        process.isPresent(),
        process.isPresent() ? answer(home) : "nothing listens there",
        served(endpoint, process).url(),
        process.map(some -> OptionalLong.of(some.pid())).orElse(OptionalLong.empty()),
        process.map(ServerProcess::isThis).orElse(false),
        store.repositories(),
        OptionalLong.of(store.size()));
  }

  private static String answer(LabHome home) {
    return RegistryRules.of(home).asksForLogin() ? "401" : "200";
  }

  /** The embedded registry is where its process says, and else where it was last. */
  static Endpoint served(Endpoint endpoint, Optional<ServerProcess> process) {
    return endpoint instanceof Endpoint.Embedded
        ? process.<Endpoint>map(some -> new Endpoint.Embedded(some.port())).orElse(endpoint)
        : endpoint;
  }

  /** Another registry: asked over HTTP. One that asks for a password runs, and tells no names. */
  static RegistryStatus other(Endpoint endpoint, WorldAccess access) {
    RegistryClient client = RegistryClient.of(access.unrecorded(System.getenv()));
    try {
      client.ping(endpoint.registry());
    } catch (RegistryException e) {
      String answer = e.status() > 0 ? Integer.toString(e.status()) : e.problem().summary();
      return status(endpoint, e.status() > 0, answer, List.of());
    } catch (LabException e) {
      return status(endpoint, false, e.problem().summary(), List.of());
    }
    return status(endpoint, true, "200", repositories(client, endpoint));
  }

  /** Many public registries refuse to list what they hold. */
  private static List<String> repositories(RegistryClient client, Endpoint endpoint) {
    try {
      return client.repositories(endpoint.registry());
    } catch (LabException e) {
      return List.of();
    }
  }

  private static RegistryStatus status(
      Endpoint endpoint, boolean running, String answer, List<String> repositories) {
    return new RegistryStatus(
        running,
        answer,
        endpoint.url(),
        OptionalLong.empty(),
        false,
        repositories,
        OptionalLong.empty());
  }
}
