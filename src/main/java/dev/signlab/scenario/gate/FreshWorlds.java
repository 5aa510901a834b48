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

  /** Returns worlds in which scenarios from elsewhere may run Java of their own. */
  default FreshWorlds trusting() {
    return this;
  }
}
