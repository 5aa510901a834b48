package dev.signlab.oci.client;

import dev.signlab.oci.client.Credentials.BearerToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Meets the demands of registries and remembers what they accepted. Credentials go only to the
 * registry they belong to, and to the token server that it names.
 */
final class Authorizer {

  private final RegistryAccess access;
  private final Retrying retrying;

  private final Map<String, Accepted> accepted = new ConcurrentHashMap<>();

  Authorizer(RegistryAccess access, Retrying retrying) {
    this.access = access;
    this.retrying = retrying;
  }

  /**
   * What a registry accepted for a scope.
   *
   * @param value the value of an Authorization field
   * @param challenge the demand that it met
   * @param began when it was made, in nanoseconds
   * @param nanos how long it is used
   */
  private record Accepted(String value, Challenge challenge, long began, long nanos) {
    boolean isFresh() {
      return System.nanoTime() - began < nanos;
    }
  }

  /**
   * Returns what was accepted before. A token near its end is fetched anew at once: a large blob
   * would otherwise be sent twice.
   */
  Optional<String> remembered(Registry registry, String scope) {
    Accepted before = accepted.get(key(registry, scope));
    if (before == null) {
      return Optional.empty();
    }
    return before.isFresh()
        ? Optional.of(before.value())
        : meet(registry, scope, before.challenge());
  }

  void forget(Registry registry, String scope) {
    accepted.remove(key(registry, scope));
  }

  /** Tells whether there is anything to show to a registry for a scope. */
  boolean hasLogin(Registry registry, String scope) {
    return access.credentials().find(registry, Scopes.repositoryOf(scope)).isPresent();
  }

  /** Returns what meets a demand, or nothing when there is nothing to show. */
  Optional<String> meet(Registry registry, String scope, Challenge challenge) {
    Optional<Credentials> credentials =
        access.credentials().find(registry, Scopes.repositoryOf(scope));
    Optional<Accepted> answer =
        challenge.scheme().equals("basic")
            ? credentials.flatMap(Authorizer::basic).map(value -> lasting(value, challenge))
            : bearer(registry, challenge, scope, credentials);
    answer.ifPresent(value -> accepted.put(key(registry, scope), value));
    return answer.map(Accepted::value);
  }

  private static Optional<String> basic(Credentials credentials) {
    return credentials instanceof UserPassword login
        ? Optional.of(login.asBasic())
        : Optional.empty();
  }

  private Optional<Accepted> bearer(
      Registry registry, Challenge challenge, String scope, Optional<Credentials> credentials) {
    if (credentials.orElse(null) instanceof BearerToken own) {
      return Optional.of(lasting("Bearer " + own.token(), challenge));
    }
    Optional<TokenServer> server = TokenServer.of(registry, challenge);
    boolean open = server.filter(each -> !each.isPrivate()).isPresent();
    if (open && credentials.isPresent() && !access.allowHttp()) {
      throw RegistryProblems.openRealm(server.get());
    }
    long began = System.nanoTime();
    return server
        .flatMap(each -> each.fetch(challenge, scope, credentials, retrying))
        .map(
            token ->
                new Accepted(
                    "Bearer " + token.text(),
                    challenge,
                    began,
                    TimeUnit.SECONDS.toNanos(token.seconds()) * 9 / 10));
  }

  private static Accepted lasting(String value, Challenge challenge) {
    return new Accepted(value, challenge, System.nanoTime(), Long.MAX_VALUE);
  }

  private static String key(Registry registry, String scope) {
    return registry + " " + scope;
  }
}
