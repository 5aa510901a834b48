package dev.signlab.scenario.run;

import java.util.Optional;

/** Asks for the password of a key that the lab did not make. */
@FunctionalInterface
public interface PasswordQuestion {

  /** Nobody is there to ask. */
  PasswordQuestion NOBODY = file -> Optional.empty();

  /**
   * Asks.
   *
   * @param file the private key
   * @return the password, or nothing when it is not told
   */
  Optional<char[]> ask(String file);
}
