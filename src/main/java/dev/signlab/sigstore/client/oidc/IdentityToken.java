package dev.signlab.sigstore.client.oidc;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An identity token as its issuer signed it (RFC 7519, OpenID Connect Core section 2). Its claims
 * are read here and believed by nobody: the certificate authority verifies the token. It never
 * shows itself in a text. Immutable.
 */
public final class IdentityToken {

  /** The most characters of a token that are read: 64 KiB. */
  public static final int LARGEST = 64 << 10;

  private static final int PARTS = 3;

  private final String text;
  private final JsonFields claims;

  private IdentityToken(String text, JsonFields claims) {
    this.text = text;
    this.claims = claims;
  }

  /**
   * Reads a token; white space around it is left out, since a file ends with a line break and a
   * header field must not.
   *
   * @param text the compact form
   * @param what names it in problems; the token itself is in none
   * @throws LabException with the cause WRONG_TOKEN
   */
  public static IdentityToken parse(String text, String what) {
    String compact = text.strip();
    if (compact.length() > LARGEST) {
      throw malformed(what, compact.length() + " characters");
    }
    try {
      IdentityToken token = new IdentityToken(compact, WebToken.parse(compact, what).claims());
      token.issuer();
      token.subject();
      return token;
    } catch (LabException e) {
      throw malformed(what, e.problem().foundOrSummary());
    }
  }

  /** Tells whether a text has the form of a token, and is no name of a file then. */
  public static boolean hasForm(String text) {
    return text.startsWith("ey") && text.chars().filter(c -> c == '.').count() == PARTS - 1;
  }

  private static LabException malformed(String what, String found) {
    return Problem.of(what + " is not an identity token")
        .expected("header.payload.signature, whose payload has iss and sub")
        .found(found)
        .cause(Cause.WRONG_TOKEN)
        .asException();
  }

  /** Returns the token itself, which is a secret as long as it holds. */
  public String text() {
    return text;
  }

  /** Returns who issued it. */
  public String issuer() {
    return claims.text("iss");
  }

  /**
   * Returns what a proof of possession signs: the address where the issuer has verified one, and
   * else the claim {@code sub}.
   */
  public String subject() {
    boolean verified =
        Optional.ofNullable(claims.node().get("email_verified"))
            .filter(value -> value.asString("").equals("true"))
            .isPresent();
    return claims.optionalText("email").filter(address -> verified).orElse(claims.text("sub"));
  }

  /** Returns for whom it is meant. */
  public List<String> audiences() {
    JsonNode value = claims.node().get("aud");
    if (value == null) {
      return List.of();
    }
    return value.isArray()
        ? claims.array("aud").stream().map(each -> each.asString("")).toList()
        : List.of(value.asString(""));
  }

  /** Returns the last moment at which it holds, where it says one. */
  public Optional<Instant> expiresAt() {
    return time("exp");
  }

  /** Returns all claims; nobody has verified them. */
  public JsonFields claims() {
    return claims;
  }

  /** Returns why the token cannot be good at a time, as far as it shows that itself. */
  public Optional<String> faultAt(Instant now) {
    Optional<String> over =
        expiresAt().filter(end -> !now.isBefore(end)).map(end -> "it ended at " + end);
    return over.or(
        () -> time("nbf").filter(now::isBefore).map(start -> "it begins to hold at " + start));
  }

  private Optional<Instant> time(String claim) {
    JsonNode value = claims.node().get(claim);
    if (value == null || !value.isNumber()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochSecond((long) value.doubleValue()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Says of whom it speaks, and nothing that could be used in its place. */
  @Override
  public String toString() {
    return "identity token of " + subject() + " by " + issuer();
  }
}
