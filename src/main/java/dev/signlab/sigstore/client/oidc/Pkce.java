package dev.signlab.sigstore.client.oidc;

import dev.signlab.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The proof that who exchanges a code is who asked for it (RFC 7636): the challenge goes with the
 * question, the verifier with the exchange.
 *
 * @param verifier 64 random characters
 */
record Pkce(String verifier) {

  static final String METHOD = "S256";

  private static final int BYTES = 48;

  static Pkce fresh() {
    return new Pkce(Chance.text(BYTES));
  }

  /** The verifier's SHA-256 in Base64url. */
  String challenge() {
    byte[] digest = Digest.of(verifier.getBytes(StandardCharsets.US_ASCII)).bytes();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /** The verifier is a secret until it has been used. */
  @Override
  public String toString() {
    return METHOD + " " + challenge();
  }
}
