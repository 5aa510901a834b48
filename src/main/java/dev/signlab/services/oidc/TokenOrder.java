package dev.signlab.services.oidc;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which token is wanted. Immutable: each {@code with} method returns another order.
 *
 * @param identity of whom it speaks
 * @param audience for whom it is
 * @param lifetime how long it holds, more than zero
 * @param nonce repeats what the client sent, where it sent something
 * @param accessToken handed out together with it, where there is one; it is bound to the token
 * @param faults what is to be wrong with it
 */
public record TokenOrder(
    Identity identity,
    String audience,
    Duration lifetime,
    Optional<String> nonce,
    Optional<String> accessToken,
    Set<TokenFault> faults) {

  /** The audience of tokens for sigstore, and the name of its clients. */
  public static final String SIGSTORE = "sigstore";

  /** How long tokens hold where nobody says it: half as long as Fulcio's certificates. */
  public static final Duration LIFETIME = Duration.ofMinutes(5);

  /** Refuses a lifetime that is none, and copies the faults. */
  public TokenOrder {
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("a token that holds for " + lifetime);
    }
    faults = Set.copyOf(faults);
  }

  /** Orders a sound token for sigstore. */
  public static TokenOrder of(Identity identity) {
    return new TokenOrder(
        identity, SIGSTORE, LIFETIME, Optional.empty(), Optional.empty(), Set.of());
  }

  /** Returns the order for another audience. */
  public TokenOrder withAudience(String other) {
    return new TokenOrder(identity, other, lifetime, nonce, accessToken, faults);
  }

  /** Returns the order with another lifetime. */
  public TokenOrder withLifetime(Duration other) {
    return new TokenOrder(identity, audience, other, nonce, accessToken, faults);
  }

  /** Returns the order with what the client sent. */
  public TokenOrder withNonce(Optional<String> other) {
    return new TokenOrder(identity, audience, lifetime, other, accessToken, faults);
  }

  /** Returns the order of a token that comes together with another one. */
  public TokenOrder withAccessToken(String other) {
    return new TokenOrder(identity, audience, lifetime, nonce, Optional.of(other), faults);
  }

  /** Returns the order with one more thing that is to be wrong. */
  public TokenOrder with(TokenFault fault) {
    Set<TokenFault> more = EnumSet.of(fault);
    more.addAll(faults);
    return new TokenOrder(identity, audience, lifetime, nonce, accessToken, more);
  }

  boolean has(TokenFault fault) {
    return faults.contains(fault);
  }
}
