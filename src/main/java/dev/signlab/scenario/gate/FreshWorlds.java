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

  /**
   * Returns worlds in which a scenario's {@code solution-cosign.lab} is typed with a real cosign.
   *
   * @param cosign the program
   */
  default FreshWorlds with(Path cosign) {
    return this;
  }
}
