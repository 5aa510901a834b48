package dev.signlab.oci.client;

import dev.signlab.oci.name.Registry;
import java.util.Optional;

/** Knows what to show to which registry. Asked only when a registry demands something. */
@FunctionalInterface
public interface CredentialSource {

  /** Has nothing to show. */
  static CredentialSource none() {
    return new NoCredentials();
  }

  /** Returns what to show to a registry. */
  Optional<Credentials> find(Registry registry);

  /**
   * Returns what to show to a registry for one of its repositories; the most specific login counts.
   *
   * @param repository the path of the repository, such as {@code team/app}; empty for none
   */
  default Optional<Credentials> find(Registry registry, String repository) {
    return find(registry);
  }

  /** Shows the same to every registry. */
  static CredentialSource of(Credentials credentials) {
    return registry -> Optional.of(credentials);
  }
}
