package dev.signlab.environment.world;

import dev.signlab.crypto.Digest;
import dev.signlab.environment.world.Endpoint.Embedded;
import dev.signlab.registry.RegistryStore;
import java.util.List;

/**
 * The images of a world's own registry to which something is attached, such as a signature.
 *
 * @param world the world
 */
public record SignedImages(World world) {

  /** Returns those of a repository, whether or not a tag still points at them. */
  public List<Digest> in(String repository) {
    return world.endpoint() instanceof Embedded
        ? RegistryStore.open(world.home().make().registry()).subjects(repository)
        : List.of();
  }
}
