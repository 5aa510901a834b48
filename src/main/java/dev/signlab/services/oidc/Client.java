package dev.signlab.services.oidc;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The one client that is registered: a public one, without a secret (RFC 6749, section 2.1). */
final class Client {

  static final String ID = TokenOrder.SIGSTORE;

  private Client() {}

  /** Refuses a request of another client, or of none. */
  static void require(Call call, Form form) {
    check(named(call, form).orElse(""));
  }

  /** Refuses a request of another client; those of the device flow often name none. */
  static void requireIfNamed(Call call, Form form) {
    named(call, form).ifPresent(Client::check);
  }

  /** Refuses any name but the one. */
  static void check(String id) {
    if (!id.equals(ID)) {
      throw OAuthError.of(
          OAuthError.INVALID_CLIENT, "the client_id is " + quoted(id) + " and not sigstore");
    }
  }

  private static String quoted(String id) {
    return id.isEmpty() ? "missing" : id;
  }

  /** A client names itself in the form, or in the field Authorization (section 2.3.1). */
  private static Optional<String> named(Call call, Form form) {
    String given = call.header("Authorization").orElse("");
    if (given.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.of(userOf(given.substring(6).strip()));
    }
    return form.value("client_id");
  }

  private static String userOf(String base64) {
    try {
      String login = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = login.indexOf(':');
      return colon < 0 ? login : login.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
