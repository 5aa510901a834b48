package dev.signlab.crypto.keys;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a provider may need to find a key.
 *
 * @param directory against which paths are resolved
 * @param environment the variables
 * @param password asked when a private key is encrypted
 */
public record KeyContext(Path directory, Map<String, String> environment, Password password) {

  /** Copies the variables. */
  public KeyContext {
    environment = Map.copyOf(environment);
  }
}
