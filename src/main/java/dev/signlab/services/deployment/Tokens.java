package dev.signlab.services.deployment;

import dev.signlab.services.oidc.IdentityTokens;
import dev.signlab.services.oidc.OidcService;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes identity tokens without anybody signing in, whichever process runs the services. */
public final class Tokens {

  private Tokens() {}

  /**
   * Returns what makes the tokens of a deployment that has been started once.
   *
   * @param folder of its states
   * @param base of its ports
   * @param clock the time that tokens say
   */
  public static IdentityTokens of(Path folder, int base, InstantSource clock) {
    Path issuer = ServiceName.ISSUER.in(new Generations(folder).current());
    return OidcService.open(issuer, clock, ServiceName.ISSUER.url(base)).tokens();
  }
}
