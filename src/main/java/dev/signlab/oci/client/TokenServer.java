package dev.signlab.oci.client;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Body;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.Credentials.IdentityToken;
import dev.signlab.oci.client.Credentials.UserPassword;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The server to which a registry sends its clients for a token (distribution's token and OAuth2
 * specifications).
 *
 * @param registry the registry that named it
 * @param realm where it is
 */
record TokenServer(Registry registry, URI realm) {

  private static final int LARGEST_TOKEN = 1 << 20;
  private static final int SHORTEST_LIFE = 60;

  /**
   * What the server gave.
   *
   * @param text the token
   * @param seconds how long it is good for
   */
  record Token(String text, long seconds) {}

  /** Finds the server that a challenge names, if it names one. */
  static Optional<TokenServer> of(Registry registry, Challenge challenge) {
    return challenge.parameter("realm").map(text -> new TokenServer(registry, uri(registry, text)));
  }

  /** Fetches a token, or nothing when the server gives none to those who show nothing. */
  Optional<Token> fetch(
      Challenge challenge, String scope, Optional<Credentials> credentials, Retrying retrying) {
    Request request = request(challenge, scope, credentials);
    try (Response response = retrying.send("token server " + realm.getRawAuthority(), request)) {
      boolean refused = response.status() == 401 || response.status() == 403;
      if (refused && credentials.isEmpty()) {
        return Optional.empty();
      }
      if (!response.isSuccess()) {
        throw RegistryProblems.noToken(this, response, refused);
      }
      return Optional.of(read(response));
    } catch (TransportException e) {
      throw Silence.of(this, e);
    }
  }

  /** Tells whether a password may be sent there: over TLS, or on this machine. */
  boolean isPrivate() {
    return "https".equals(realm.getScheme())
        || new Registry(realm.getRawAuthority().toLowerCase(Locale.ROOT)).isLoopback();
  }

  /** Returns its host and port, for a person. */
  String place() {
    return realm.getRawAuthority();
  }

  private Token read(Response response) {
    try {
      JsonFields answer =
          Json.parseObject(response.bytes(LARGEST_TOKEN), "the token server's answer");
      Optional<String> token =
          answer
              .optionalText("token")
              .filter(text -> !text.isEmpty())
              .or(() -> answer.optionalText("access_token"));
      long life = answer.node().path("expires_in").asLong(SHORTEST_LIFE);
      return new Token(token.orElseGet(() -> answer.text("token")), life);
    } catch (TransportException e) {
      throw e;
    } catch (LabException e) {
      throw RegistryProblems.malformed("the answer of token server " + realm.getRawAuthority(), e);
    }
  }

  private Request request(Challenge challenge, String scope, Optional<Credentials> credentials) {
    String query =
        "service="
            + encoded(challenge.parameter("service").orElse(""))
            + "&scope="
            + encoded(challenge.parameter("scope").orElse(scope));
    if (credentials.orElse(null) instanceof IdentityToken identity) {
      return exchange(identity, query);
    }
    String separator = realm.getRawQuery() == null ? "?" : "&";
    Request request = Request.get(URI.create(realm + separator + query));
    return credentials.orElse(null) instanceof UserPassword login
        ? request.with("Authorization", login.asBasic())
        : request;
  }

  private Request exchange(IdentityToken identity, String query) {
    String form =
        "grant_type=refresh_token&client_id=signlab&refresh_token="
            + encoded(identity.token())
            + "&"
            + query;
    return Request.of("POST", realm)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with(Body.of(form.getBytes(StandardCharsets.UTF_8)));
  }

  private static URI uri(Registry registry, String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, as any other text that is no address.
    }
    throw RegistryProblems.badRealm(registry, text);
  }

  /** A scope stays readable: its marks need no code in a query (RFC 3986, section 3.4). */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%2F", "/");
  }
}
