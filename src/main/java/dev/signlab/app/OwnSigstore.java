package dev.signlab.app;

import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The services of sigstore in a world, whichever process runs them.
 *
 * @param world the world
 * @param lab the lab that is open
 */
record OwnSigstore(World world, Supplier<Optional<Scenario>> lab) implements WorldServices.Finder {

  @Override
  public Optional<WorldServices> find() {
    return running().map(OwnSigstore::read);
  }

  /** A lab that asks for no services is done without them, whatever was started before. */
  @Override
  public boolean logKeys() {
    return exist() && lab.get().map(open -> open.world().sigstore()).orElse(true);
  }

  @Override
  public boolean exist() {
    return new WholeWorld(world).trustedRoot().isPresent();
  }

  @Override
  public Optional<TrustedRoot> root() {
    return new WholeWorld(world).trustedRoot().map(OwnSigstore::root);
  }

  @Override
  public Optional<SigningConfig> configOfTiles() {
    return running().map(addresses -> config(addresses.signingConfigOfTiles()));
  }

  @Override
  public Optional<String> initializing() {
    return running()
        .map(
            addresses ->
                "cosign initialize --mirror %s --root %s"
                    .formatted(addresses.tufUrl(), addresses.tufRoot()));
  }

  private Optional<WorldAddresses> running() {
    return new WholeWorld(world).running();
  }

  private static TrustedRoot root(Path file) {
    return TrustedRoot.read(file, file.toString());
  }

  private static WorldServices read(WorldAddresses addresses) {
    return new WorldServices(config(addresses.signingConfig()), root(addresses.trustedRoot()));
  }

  private static SigningConfig config(Path file) {
    return SigningConfig.read(file, file.toString());
  }
}
