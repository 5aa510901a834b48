package dev.signlab.services.fulcio;

import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.jws.WebToken;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of issuers, fetched from where they publish them (OpenID Connect Discovery 1.0), and
 * again when a token is signed by one that is not known yet. Safe for use by several threads.
 */
final class IssuerKeys {

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final int LARGEST = 1 << 20;
  private static final int OK = 200;

  private final HttpTransport transport;
  private final Map<String, List<JsonWebKey>> known = new ConcurrentHashMap<>();

  IssuerKeys(HttpTransport transport) {
    this.transport = transport;
  }

  /** Refuses a token that no key of its issuer signed. */
  void check(WebToken token, TrustedIssuer issuer) {
    List<JsonWebKey> before = known.getOrDefault(issuer.url(), List.of());
    if (verifies(token, before)) {
      return;
    }
    if (verifies(token, fetch(issuer))) {
      return;
    }
    String key = token.keyId().isEmpty() ? "an unnamed key" : "key " + token.keyId();
    throw FulcioRefusal.of(
        RefusalReason.WRONG_SIGNATURE,
        "a signature by one of the keys that " + issuer.url() + " publishes",
        "one that says it is by " + key + ", and does not verify");
  }

  private static boolean verifies(WebToken token, List<JsonWebKey> keys) {
    return keys.stream()
        .filter(key -> token.keyId().isEmpty() || key.keyId().equals(token.keyId()))
        .anyMatch(key -> key.verified(token.compact()).isPresent());
  }

  private List<JsonWebKey> fetch(TrustedIssuer issuer) {
    try {
      JsonFields configuration = get(issuer.url() + CONFIGURATION);
      if (!configuration.text("issuer").equals(issuer.url())) {
        throw FulcioRefusal.of(
            RefusalReason.ISSUER_SILENT, issuer.url(), configuration.text("issuer"));
      }
      JsonFields set = get(configuration.text("jwks_uri"));
      List<JsonWebKey> keys =
          set.array("keys").stream()
              .map(each -> JsonWebKey.parse(Json.write(each), "a key of " + issuer.url()))
              .toList();
      known.put(issuer.url(), keys);
      return keys;
    } catch (FulcioRefusal e) {
      throw e;
    } catch (LabException e) {
      throw FulcioRefusal.of(RefusalReason.ISSUER_SILENT, e);
    }
  }

  private JsonFields get(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw FulcioRefusal.of(RefusalReason.ISSUER_SILENT, "an address", url);
    }
    try (Response response = transport.send(Request.get(uri))) {
      if (response.status() != OK) {
        throw FulcioRefusal.of(
            RefusalReason.ISSUER_SILENT, "200 for " + url, String.valueOf(response.status()));
      }
      return Json.parseObject(response.bytes(LARGEST), url);
    }
  }
}
