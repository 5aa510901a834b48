package dev.signlab.oci.client;

import dev.signlab.http.Body;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.Credentials.BearerToken;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meets the demands of registries and remembers what they accepted. Credentials go only to the
 * registry they belong to, and to the token server that it names.
 */
final class Authorizer {

  private static final int LARGEST_TOKEN = 1 << 20;

  private final HttpTransport transport;
  private final CredentialSource source;

  /** What each registry and scope accepted: the value of an Authorization field. */
  private final Map<String, String> accepted = new ConcurrentHashMap<>();

  Authorizer(HttpTransport transport, CredentialSource source) {
    this.transport = transport;
    this.source = source;
  }

  Optional<String> remembered(Registry registry, String scope) {
    return Optional.ofNullable(accepted.get(key(registry, scope)));
  }

  void forget(Registry registry, String scope) {
    accepted.remove(key(registry, scope));
  }

  /** Returns what meets a demand, or nothing when there is nothing to show. */
  Optional<String> meet(Registry registry, String scope, Challenge challenge) {
    Optional<Credentials> credentials = source.find(registry);
    Optional<String> answer =
        challenge.scheme().equals("basic")
            ? credentials.flatMap(Authorizer::basic)
            : bearer(challenge, scope, credentials);
    answer.ifPresent(value -> accepted.put(key(registry, scope), value));
    return answer;
  }

  private static Optional<String> basic(Credentials credentials) {
    return credentials instanceof UserPassword login
        ? Optional.of(login.asBasic())
        : Optional.empty();
  }

  private Optional<String> bearer(
      Challenge challenge, String scope, Optional<Credentials> credentials) {
    if (credentials.orElse(null) instanceof BearerToken own) {
      return Optional.of("Bearer " + own.token());
    }
    Optional<URI> realm = challenge.parameter("realm").map(URI::create);
    return realm.flatMap(place -> fetch(tokenRequest(place, challenge, scope, credentials)));
  }

  private static Request tokenRequest(
      URI realm, Challenge challenge, String scope, Optional<Credentials> credentials) {
    String query =
        "service="
            + encoded(challenge.parameter("service").orElse(""))
            + "&scope="
            + encoded(challenge.parameter("scope").orElse(scope));
    if (credentials.orElse(null) instanceof IdentityToken identity) {
      String form =
          "grant_type=refresh_token&client_id=signlab&refresh_token="
              + encoded(identity.token())
              + "&"
              + query;
      return Request.of("POST", realm)
          .with("Content-Type", "application/x-www-form-urlencoded")
          .with(Body.of(form.getBytes(StandardCharsets.UTF_8)));
    }
    String separator = realm.getRawQuery() == null ? "?" : "&";
    Request request = Request.get(URI.create(realm + separator + query));
    return credentials.orElse(null) instanceof UserPassword login
        ? request.with("Authorization", login.asBasic())
        : request;
  }

  private Optional<String> fetch(Request request) {
    try (Response response = transport.send(request)) {
      if (!response.isSuccess()) {
        return Optional.empty();
      }
      JsonFields answer =
          Json.parseObject(response.bytes(LARGEST_TOKEN), "the token server's answer");
      return answer
          .optionalText("token")
          .or(() -> answer.optionalText("access_token"))
          .map(token -> "Bearer " + token);
    }
  }

  private static String key(Registry registry, String scope) {
    return registry + " " + scope;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
