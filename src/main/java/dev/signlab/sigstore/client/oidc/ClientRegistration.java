package dev.signlab.sigstore.client.oidc;

import java.util.Optional;

/**
 * How an issuer knows this program.
 *
 * @param id its name, for which tokens are meant then
 * @param secret where the issuer gave it one
 * @param redirectUrl where the browser comes back to: an address of this machine's loopback, whose
 *     port may be 0 for any free one
 */
public record ClientRegistration(String id, Optional<String> secret, String redirectUrl) {

  /** The name that sigstore's tools have, and the audience that certificate authorities want. */
  public static final String SIGSTORE = "sigstore";

  /** Where the browser comes back to unless somebody says otherwise. */
  public static final String REDIRECT = "http://localhost:0/auth/callback";

  /** What cosign is, if nothing else is said. */
  public static final ClientRegistration USUAL =
      new ClientRegistration(SIGSTORE, Optional.empty(), REDIRECT);

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return id + ", back at " + redirectUrl;
  }
}
