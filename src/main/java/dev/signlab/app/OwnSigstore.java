package dev.signlab.app;

import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The services of sigstore in a world, whichever process runs them.
 *
 * @param world the world
 */
record OwnSigstore(World world) implements WorldServices.Finder {

  @Override
  public Optional<WorldServices> find() {
    return world.runs(SigstoreServer.KIND.name())
        ? Optional.of(read(new WholeWorld(world).addresses().trust()))
        : Optional.empty();
  }

  private static WorldServices read(Path trust) {
    Path config = TrustFile.SIGNING_CONFIG.in(trust);
    Path root = TrustFile.TRUSTED_ROOT.in(trust);
    return new WorldServices(
        SigningConfig.parse(BoundedFile.read(config, SigningConfig.LARGEST), config.toString()),
        TrustedRoot.parse(BoundedFile.read(root, TrustedRoot.LARGEST), root.toString()));
  }
}
