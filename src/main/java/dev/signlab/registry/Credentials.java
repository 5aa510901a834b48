package dev.signlab.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Whom a registry lets in (RFC 7617).
 *
 * @param user the user's name
 * @param password the user's password
 */
public record Credentials(String user, String password) {

  private static final String SCHEME = "Basic ";

  /** Compares without telling by its duration how much was right. */
  boolean isIn(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    String given = authorization.substring(SCHEME.length()).strip();
    return MessageDigest.isEqual(bytes(given), bytes(encoded()));
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return user;
  }

  private String encoded() {
    return Base64.getEncoder().encodeToString(bytes(user + ":" + password));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
