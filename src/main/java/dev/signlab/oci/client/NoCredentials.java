package dev.signlab.oci.client;

import dev.signlab.oci.name.Registry;
import java.util.Optional;

/** Has nothing to show. A lambda in its place would be made anew in every process. */
record NoCredentials() implements CredentialSource {

  @Override
  public Optional<Credentials> find(Registry registry) {
    return Optional.empty();
  }
}
