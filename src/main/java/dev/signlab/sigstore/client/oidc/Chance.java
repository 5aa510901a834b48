package dev.signlab.sigstore.client.oidc;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess. */
final class Chance {

  private static final SecureRandom SOURCE = new SecureRandom();

  private Chance() {}

  /** Returns as many random bytes in Base64url: four characters for three bytes. */
  static String text(int bytes) {
    byte[] chance = new byte[bytes];
    SOURCE.nextBytes(chance);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
  }
}
