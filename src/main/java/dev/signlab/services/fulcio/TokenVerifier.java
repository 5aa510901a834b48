package dev.signlab.services.fulcio;

import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Judges identity tokens (OpenID Connect Core 1.0, section 3.1.3.7) in the order in which Fulcio
 * does: issuer, audience, times, signature. Safe for use by several threads.
 */
final class TokenVerifier {

  /** Clocks of issuers may be ahead (go-oidc, verify.go). */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  /** The last second of the year 9999. */
  private static final double LATEST = 253_402_300_799.0;

  private final List<TrustedIssuer> issuers;
  private final IssuerKeys keys;
  private final InstantSource clock;

  TokenVerifier(List<TrustedIssuer> issuers, IssuerKeys keys, InstantSource clock) {
    this.issuers = List.copyOf(issuers);
    this.keys = keys;
    this.clock = clock;
  }

  /** Returns of whom a token speaks, or refuses it. */
  Principal verify(String compact) {
    try {
      WebToken token = WebToken.parse(compact, "the identity token");
      TrustedIssuer issuer = issuerOf(token);
      checkAudience(token.claims(), issuer);
      checkTimes(token.claims());
      keys.check(token, issuer);
      return Principals.of(issuer, token.claims());
    } catch (FulcioRefusal e) {
      throw e;
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.MALFORMED_TOKEN, e);
    }
  }

  private TrustedIssuer issuerOf(WebToken token) {
    String url = token.claims().optionalText("iss").orElse("");
    return issuers.stream()
        .filter(each -> each.url().equals(url))
        .findFirst()
        .orElseThrow(
            () -> {
              List<String> trusted = issuers.stream().map(TrustedIssuer::url).toList();
              return FulcioRefusal.of(
                  RefusalReason.UNKNOWN_ISSUER,
                  "one of " + String.join(", ", trusted),
                  url.isEmpty() ? "no claim iss" : url);
            });
  }

  private static void checkAudience(JsonFields claims, TrustedIssuer issuer) {
    List<String> audiences = audiences(claims.node().get("aud"));
    if (!audiences.contains(issuer.audience())) {
      throw FulcioRefusal.of(
          RefusalReason.WRONG_AUDIENCE, issuer.audience(), String.join(", ", audiences));
    }
  }

  private static List<String> audiences(@Nullable JsonNode node) {
    List<String> audiences = new ArrayList<>();
    if (node != null && node.isString()) {
      audiences.add(node.stringValue());
    } else if (node != null && node.isArray()) {
      node.forEach(each -> audiences.add(each.isString() ? each.stringValue() : "?"));
    }
    return audiences;
  }

  private void checkTimes(JsonFields claims) {
    Instant now = clock.instant();
    Instant end = time(claims, "exp");
    if (end.isBefore(now)) {
      throw FulcioRefusal.of(
          RefusalReason.EXPIRED, "a token that holds at " + now, "one that held until " + end);
    }
    if (claims.has("nbf") && time(claims, "nbf").isAfter(now.plus(LEEWAY))) {
      throw FulcioRefusal.of(
          RefusalReason.NOT_YET_VALID,
          "a token that holds at " + now,
          "one that holds from " + time(claims, "nbf"));
    }
  }

  /** Seconds since 1970, perhaps with a fraction (RFC 7519, NumericDate). */
  private static Instant time(JsonFields claims, String name) {
    JsonNode value = claims.node().get(name);
    if (value == null || !value.isNumber()) {
      throw FulcioRefusal.of(RefusalReason.MISSING_CLAIM, name + ": a number", "none");
    }
    double seconds = value.doubleValue();
    if (!(seconds >= 0 && seconds <= LATEST)) {
      throw FulcioRefusal.of(
          RefusalReason.MALFORMED_TOKEN, name + ": seconds since 1970", String.valueOf(seconds));
    }
    return Instant.ofEpochSecond((long) seconds);
  }
}
