package dev.signlab.oci.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a person shows to a registry. Its text form never tells the secret. */
public sealed interface Credentials {

  /**
   * A user's name and password.
   *
   * @param user the name
   * @param password the password
   */
  record UserPassword(String user, String password) implements Credentials {
    /** Returns the value of an Authorization field (RFC 7617). */
    String asBasic() {
      byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /**
   * A token that the registry takes as it is.
   *
   * @param token the token
   */
  record BearerToken(String token) implements Credentials {
    @Override
    public String toString() {
      return "token ***";
    }
  }

  /**
   * A refresh token, which is exchanged for a token of narrower use.
   *
   * @param token the refresh token
   */
  record IdentityToken(String token) implements Credentials {
    @Override
    public String toString() {
      return "identity token ***";
    }
  }
}
