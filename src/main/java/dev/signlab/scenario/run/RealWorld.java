package dev.signlab.scenario.run;

import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.Endpoint;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.World;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.ImageStore;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.check.ImageFacts;
import dev.signlab.scenario.check.LabView;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The world of the lab's home. What checks ask the registry is not among the learner's exchanges.
 */
public final class RealWorld implements LabWorld {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final World world;
  private final Map<String, String> environment;
  private final Faults faults;
  private final Supplier<ExchangeLog> exchanges;
  private long mark;

  /** Puts faults into a world. */
  public interface Faults {

    /** Makes what a fault needs. */
    void prepare(String fault);

    /** Puts a fault there. */
    void put(String fault);

    /** Takes back the one that is there, if one is. */
    void takeBack();
  }

  /**
   * Looks at a world.
   *
   * @param environment the variables, for the registry's credentials
   * @param faults puts faults into it
   * @param exchanges holds the learner's own
   */
  public RealWorld(
      World world,
      Map<String, String> environment,
      Faults faults,
      Supplier<ExchangeLog> exchanges) {
    this.world = world;
    this.environment = Map.copyOf(environment);
    this.faults = faults;
    this.exchanges = exchanges;
  }

  @Override
  public LabView view(Facts facts) {
    return new WorldView(
        world.workspace(),
        client(),
        this::localImage,
        new WorldAround(
            world, transport(), new StoredLogins(environment), exchanges.get().since(mark)),
        facts);
  }

  @Override
  public List<String> prepare(Scenario scenario, PasswordQuestion passwords) {
    List<String> done = new WorldPreparation(world, client(), scenario, passwords).run();
    scenario.tasks().stream()
        .flatMap(task -> task.challenge(Breakage.class).stream())
        .forEach(breakage -> faults.prepare(breakage.fault()));
    return done;
  }

  @Override
  public void breakBy(String fault) {
    faults.put(fault);
  }

  @Override
  public void mend() {
    faults.takeBack();
  }

  @Override
  public void snapshot(String name) {
    new Broken(world.home()).requireNone();
    world.snapshot(name);
    mark = exchanges.get().mark();
  }

  @Override
  public List<String> restore(String name, Scenario scenario) {
    List<String> left = world.restore(name);
    mark = exchanges.get().mark();
    if (scenario.world().registry().isPresent() && !world.registryStatus().running()) {
      world.startRegistry();
    }
    if (scenario.world().sigstore() && !world.runs(SigstoreServer.NAME)) {
      world.start(SigstoreServer.NAME);
    }
    return left;
  }

  @Override
  public List<String> stopForFirstTask(Scenario scenario) {
    if (!scenario.startsRegistry() || !world.registryStatus().running()) {
      return List.of();
    }
    if (world.endpoint() instanceof Endpoint.Embedded && world.stopRegistry()) {
      return List.of("stopped the registry, which the first task is to start");
    }
    return List.of("left the registry on " + world.registry() + " running: it is not the lab's");
  }

  @Override
  public boolean hasSnapshot(String name) {
    return world.hasSnapshot(name);
  }

  private RegistryClient client() {
    RegistryAccess own = RegistryAccess.of(transport()).with(new StoredLogins(environment));
    return RegistryClient.of(world.access().with(own));
  }

  private HttpTransport transport() {
    return HttpTransport.of(world.clock(), new ExchangeLog()).withTimeouts(PATIENCE, PATIENCE);
  }

  private Optional<ImageFacts> localImage(String name) {
    ImageStore images = ImageStore.in(world.home().images());
    Reference reference = Reference.parse(name);
    return images.find(reference).map(found -> facts(images, reference));
  }

  private static ImageFacts facts(ImageStore images, Reference reference) {
    ImageSource source = images.source(reference);
    return source.manifest() instanceof ImageManifest manifest
        ? WorldView.facts(manifest, source.read(manifest.config()))
        : new ImageFacts(source.manifest().digest(), 0, Map.of());
  }
}
