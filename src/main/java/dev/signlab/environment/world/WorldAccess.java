package dev.signlab.environment.world;

import dev.signlab.environment.world.Endpoint.External;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.image.StoredLogins;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RetryPolicy;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * How the world's registry is reached.
 *
 * @param endpoint where it is
 * @param clock dates the exchanges
 */
public record WorldAccess(Endpoint endpoint, InstantSource clock) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Returns access for commands: what they have in addition to what they were given by flags.
   *
   * @param given the access of a command without this world
   */
  public RegistryAccess with(RegistryAccess given) {
    if (!(endpoint instanceof External external)) {
      return given;
    }
    Optional<Path> authority = external.authority();
    RegistryAccess trusting =
        authority.isPresent() && !given.transport().hasOwnTrust()
            ? given.trusting(BoundedFile.read(authority.get()))
            : given;
    return external.isPlain() ? trusting.allowingHttp() : trusting;
  }

  /** Returns access of its own, which is patient for a few seconds only and recorded nowhere. */
  RegistryAccess unrecorded(Map<String, String> environment) {
    HttpTransport transport =
        HttpTransport.of(clock, new ExchangeLog()).withTimeouts(PATIENCE, PATIENCE);
    return with(
        RegistryAccess.of(transport).with(new StoredLogins(environment)).with(RetryPolicy.NEVER));
  }
}
