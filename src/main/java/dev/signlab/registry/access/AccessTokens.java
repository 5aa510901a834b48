package dev.signlab.registry.access;

import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.jws.TokenKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes and judges the tokens of one running registry (Distribution, "Token Authentication
 * Implementation"). Its key is not kept: a registry that was started anew believes no older token,
 * and clients fetch another one. Safe for use by several threads.
 */
public final class AccessTokens {

  /** The service for which the tokens are, as the challenge names it. */
  public static final String SERVICE = "registry";

  /** How long a token holds. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  private static final String ISSUER = "signlab";

  private final InstantSource clock;
  private Optional<Keys> made = Optional.empty();

  /** Both halves of the key. */
  private record Keys(TokenKey secret, JsonWebKey published) {

    static Keys make() {
      TokenKey secret = TokenKey.generate();
      byte[] published = secret.publicKey().getBytes(StandardCharsets.UTF_8);
      return new Keys(secret, JsonWebKey.parse(published, "the registry's key"));
    }
  }

  /** The clock dates and ends the tokens. */
  public AccessTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** Most registries give no tokens, and start sooner without a key. */
  private synchronized Keys keys() {
    Keys keys = made.orElseGet(Keys::make);
    made = Optional.of(keys);
    return keys;
  }

  /**
   * A token.
   *
   * @param text its compact form
   * @param scopes what its bearer may do
   * @param issued since when it holds
   */
  public record Issued(String text, List<Scope> scopes, Instant issued) {

    /** Copies the list. */
    public Issued {
      scopes = List.copyOf(scopes);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
      return "token for " + scopes;
    }
  }

  /** How a registry judges what a request shows. */
  public enum Verdict {
    /** It may be done. */
    ALLOWED,
    /** Nothing is shown. */
    NOTHING,
    /** What is shown is no token of this registry that holds now. */
    INVALID_TOKEN,
    /** The token is sound and does not reach so far. */
    INSUFFICIENT_SCOPE
  }

  /**
   * Makes a token.
   *
   * @param user for whom; nothing for somebody who shows nothing
   * @param wishes what the client would like to do, of which it gets what is granted
   */
  public Issued issue(Optional<String> user, List<Scope> wishes, Grants grants) {
    List<Scope> scopes =
        wishes.stream().flatMap(wish -> grants.granted(user, wish).stream()).toList();
    Instant now = clock.instant();
    return new Issued(keys().secret().sign(Json.write(claims(user, scopes, now))), scopes, now);
  }

  private static ObjectNode claims(Optional<String> user, List<Scope> scopes, Instant now) {
    ObjectNode claims = Json.object();
    claims.put("iss", ISSUER).put("sub", user.orElse("")).put("aud", SERVICE);
    claims.put("iat", now.getEpochSecond()).put("nbf", now.getEpochSecond());
    claims.put("exp", now.plus(LIFETIME).getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    ArrayNode access = claims.putArray("access");
    for (Scope scope : scopes) {
      ObjectNode entry = access.addObject().put("type", scope.type()).put("name", scope.name());
      scope.actions().forEach(entry.putArray("actions")::add);
    }
    return claims;
  }

  /** Judges the value of an Authorization field by what is to be done. */
  public Verdict judge(String authorization, List<Scope> needed) {
    String scheme = "Bearer ";
    if (!authorization.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return Verdict.NOTHING;
    }
    Optional<List<Scope>> allowed =
        keys()
            .published()
            .verified(authorization.substring(scheme.length()).strip())
            .flatMap(this::allowed);
    if (allowed.isEmpty()) {
      return Verdict.INVALID_TOKEN;
    }
    boolean reaches = needed.stream().allMatch(need -> need.isWithin(allowed.get()));
    return reaches ? Verdict.ALLOWED : Verdict.INSUFFICIENT_SCOPE;
  }

  /** Returns what a genuine token allows, if it holds now. */
  private Optional<List<Scope>> allowed(byte[] payload) {
    try {
      JsonFields claims = Json.parseObject(payload, "the claims of a token");
      long now = clock.instant().getEpochSecond();
      boolean holds = claims.number("nbf") <= now && now < claims.number("exp");
      return holds
          ? Optional.of(claims.objects("access").stream().map(AccessTokens::scope).toList())
          : Optional.empty();
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static Scope scope(JsonFields entry) {
    List<String> actions =
        entry.array("actions").stream().map(action -> action.stringValue()).toList();
    return new Scope(entry.text("type"), entry.text("name"), actions);
  }
}
