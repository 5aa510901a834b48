package dev.signlab.sigstore.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes texts of the form of identity tokens; nobody has signed them. */
public final class Tokens {

  /** Somebody with a verified address, until long after {@link ScriptedService#NOW}. */
  public static final String ALICE =
      of(
          "{\"iss\":\"https://issuer.example\",\"sub\":\"1\",\"aud\":\"sigstore\","
              + "\"email\":\"alice@example.com\",\"email_verified\":true,\"exp\":4000000000}");

  private Tokens() {}

  /** Returns a token with this payload. */
  public static String of(String payload) {
    return part("{\"alg\":\"RS256\"}") + "." + part(payload) + ".c2lnbmF0dXJl";
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
