package dev.signlab.services.oidc;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.jws.TokenKey;
import dev.signlab.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes identity tokens (OpenID Connect Core 1.0, section 2), signed by the keys of the issuers.
 * Safe for use by several threads.
 */
public final class IdentityTokens {

  /** Where a token with a fault says that it comes from. */
  static final String UNTRUSTED_PATH = "/untrusted";

  private static final Duration HOUR = Duration.ofHours(1);

  private final String url;
  private final InstantSource clock;
  private final Map<IssuerKind, KeyRing> keys;

  private IdentityTokens(String url, InstantSource clock, Map<IssuerKind, KeyRing> keys) {
    this.url = url;
    this.clock = clock;
    this.keys = keys;
  }

  /** Opens the keys in a folder, and makes those that are not there. */
  static IdentityTokens open(Path folder, String url, InstantSource clock) {
    Map<IssuerKind, KeyRing> keys = new EnumMap<>(IssuerKind.class);
    for (IssuerKind each : IssuerKind.values()) {
      String name = each.name().toLowerCase(Locale.ROOT) + "-keys.json";
      keys.put(each, KeyRing.open(folder.resolve(name), clock));
    }
    return new IdentityTokens(url, clock, keys);
  }

  /** Returns the address by which tokens name an issuer: the claim {@code iss}. */
  public String issuer(IssuerKind kind) {
    return url + kind.path();
  }

  /**
   * Makes a sound token.
   *
   * @param identity of whom it speaks
   * @param audience for whom it is, such as {@code sigstore}
   * @param lifetime how long it holds, more than zero
   * @return the token in compact form
   */
  public String issue(Identity identity, String audience, Duration lifetime) {
    return issue(TokenOrder.of(identity).withAudience(audience).withLifetime(lifetime));
  }

  /** Makes a token as it is ordered, with the faults that are asked for. */
  public String issue(TokenOrder order) {
    KeyRing ring = ring(order.identity().issuer());
    TokenKey key = order.has(TokenFault.UNKNOWN_KEY) ? TokenKey.generate() : ring.current();
    String token = key.sign(Json.write(claims(order)));
    return order.has(TokenFault.CHANGED) ? changed(token, order) : token;
  }

  /** Makes a token of any claims, signed by the key of an issuer, which only it can read. */
  String sign(IssuerKind kind, ObjectNode claims) {
    return ring(kind).current().sign(Json.write(claims));
  }

  KeyRing ring(IssuerKind kind) {
    return Objects.requireNonNull(keys.get(kind));
  }

  /** Replaces the key of an issuer; tokens that the old one signed go on to verify. */
  public void rotateKeys(IssuerKind kind) {
    ring(kind).rotate();
  }

  private ObjectNode claims(TokenOrder order) {
    ObjectNode claims = Json.object();
    Identity identity = order.identity();
    String path = order.has(TokenFault.WRONG_ISSUER) ? UNTRUSTED_PATH : identity.issuer().path();
    claims.put("iss", url + path);
    claims.put("sub", identity.subject());
    String audience = order.audience();
    claims.put("aud", order.has(TokenFault.WRONG_AUDIENCE) ? "not-" + audience : audience);
    writeTimes(claims, order);
    boolean isOther = order.has(TokenFault.WRONG_NONCE);
    order.nonce().ifPresent(nonce -> claims.put("nonce", isOther ? "not-" + nonce : nonce));
    order.accessToken().ifPresent(token -> claims.put("at_hash", halfHash(token)));
    identity.writeClaims(claims);
    return claims;
  }

  private void writeTimes(ObjectNode claims, TokenOrder order) {
    Instant from = clock.instant();
    if (order.has(TokenFault.NOT_YET_VALID)) {
      from = from.plus(HOUR);
    } else if (order.has(TokenFault.EXPIRED)) {
      from = from.minus(order.lifetime()).minus(HOUR);
    }
    claims.put("iat", from.getEpochSecond());
    claims.put("nbf", from.getEpochSecond());
    claims.put("exp", from.plus(order.lifetime()).getEpochSecond());
  }

  /** The left half of the digest (OpenID Connect Core 1.0, section 3.1.3.6). */
  private static String halfHash(String accessToken) {
    byte[] text = accessToken.getBytes(StandardCharsets.US_ASCII);
    byte[] digest = Digest.of(DigestAlgorithm.SHA256, text).bytes();
    return base64(Arrays.copyOf(digest, digest.length / 2));
  }

  private String changed(String token, TokenOrder order) {
    String[] parts = token.split("\\.", -1);
    ObjectNode others = claims(order);
    others.put("exp", others.get("exp").longValue() + HOUR.toSeconds());
    return parts[0] + "." + base64(Json.write(others)) + "." + parts[2];
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
