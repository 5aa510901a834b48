package dev.signlab.scenario.gate;

import java.nio.file.Path;

/** Makes worlds for proofs. */
@FunctionalInterface
public interface FreshWorlds {

  /**
   * Makes a world.
   *
   * @param labs the folder of the scenarios that it knows
   */
  FreshWorld make(Path labs);
}
