package dev.signlab.registry.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * A user and a password, as a request shows them or as the only ones that a registry knows.
 *
 * @param user the user's name
 * @param password the user's password
 */
public record UserLogin(String user, String password) implements Logins {

  private static final String SCHEME = "Basic ";

  /** Reads the value of an Authorization field (RFC 7617, section 2). */
  public static Optional<UserLogin> in(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new UserLogin(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Compares without telling by its duration how much was right. */
  @Override
  public boolean know(UserLogin other) {
    return MessageDigest.isEqual(other.bytes(), bytes());
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return user;
  }

  private byte[] bytes() {
    return (user + ":" + password).getBytes(StandardCharsets.UTF_8);
  }
}
