package dev.signlab.sigstore.client.oidc;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which token is wanted, and where it may come from.
 *
 * @param given one that is at hand
 * @param ambient whether what is around the process is looked at
 * @param provider the only one of those that counts
 * @param flow how to sign in, where that was said
 * @param client how the issuer knows this program
 * @param issuer where to sign in; asked for only when somebody has to
 */
public record TokenRequest(
    Optional<IdentityToken> given,
    boolean ambient,
    Optional<String> provider,
    Optional<Flow> flow,
    ClientRegistration client,
    Supplier<String> issuer) {

  /** Wants this very token. */
  public static TokenRequest of(IdentityToken token) {
    return new TokenRequest(
        Optional.of(token),
        false,
        Optional.empty(),
        Optional.empty(),
        ClientRegistration.USUAL,
        token::issuer);
  }
}
