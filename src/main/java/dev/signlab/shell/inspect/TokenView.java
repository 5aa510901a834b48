package dev.signlab.shell.inspect;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Opens an identity token claim by claim. Its signature is left out: with it, whoever reads the
 * screen could use the token.
 *
 * <p>Specification: RFC 7519 §4.1; OpenID Connect Core 1.0 §2.
 */
final class TokenView {

  /** What a file with one is. */
  static final String KIND = "identity token: who somebody is, for a few minutes";

  private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time");

  /** What the claims are for that every token of the field has. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "iss", "who wrote the token",
          "sub", "of whom it speaks, by the issuer's own name",
          "aud", "for whom it is meant",
          "exp", "good until",
          "iat", "written",
          "nbf", "not good before",
          "email", "of whom it speaks, by address",
          "email_verified", "whether the issuer made sure of the address",
          "nonce", "ties it to one sign-in",
          "job_workflow_ref", "the workflow that runs; becomes the identity");

  private TokenView() {}

  /** Returns the token that a text is, or nothing when it is none. */
  static Optional<WebToken> token(String text) {
    String stripped = text.strip();
    if (!IdentityToken.hasForm(stripped)) {
      return Optional.empty();
    }
    try {
      return Optional.of(WebToken.parse(stripped, "the token"));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  static List<String> lines(WebToken token) {
    List<String> lines = new ArrayList<>();
    lines.add("head");
    token.header().node().properties().forEach(each -> lines.add(claim(each)));
    lines.add("claims");
    token.claims().node().properties().forEach(each -> lines.add(claim(each)));
    lines.add("signature");
    lines.add("  (not shown: with it the token could be used)");
    return lines;
  }

  private static String claim(Map.Entry<String, JsonNode> entry) {
    String line = "  " + entry.getKey() + "  " + value(entry.getKey(), entry.getValue());
    return Optional.ofNullable(MEANINGS.get(entry.getKey()))
        .map(meaning -> line + "   " + meaning)
        .orElse(line);
  }

  private static String value(String name, JsonNode value) {
    if (TIMES.contains(name) && value.isIntegralNumber()) {
      try {
        return Instant.ofEpochSecond(value.asLong()).toString();
      } catch (DateTimeException e) {
        return value.toString();
      }
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
