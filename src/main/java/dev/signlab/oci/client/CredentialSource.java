package dev.signlab.oci.client;

import dev.signlab.oci.name.Registry;
import java.util.Optional;

/** Knows what to show to which registry. Asked only when a registry demands something. */
@FunctionalInterface
public interface CredentialSource {

  /** Has nothing to show. */
  CredentialSource NONE = registry -> Optional.empty();

  /** Returns what to show to a registry. */
  Optional<Credentials> find(Registry registry);

  /** Shows the same to every registry. */
  static CredentialSource of(Credentials credentials) {
    return registry -> Optional.of(credentials);
  }
}
