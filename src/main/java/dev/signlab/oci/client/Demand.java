package dev.signlab.oci.client;

import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** What a registry asks of those who show nothing (distribution-spec, "Authentication"). */
public enum Demand {
  /** It lets everybody in. */
  NOTHING,
  /** A user and a password, at each request. */
  PASSWORD,
  /** A token, for which it sends its clients to a token server. */
  TOKEN;

  /**
   * Asks a registry.
   *
   * @param base its address, without a slash behind it
   * @throws dev.signlab.http.TransportException when it does not answer
   */
  public static Demand of(URI base, HttpTransport transport) {
    try (Response response = transport.send(Request.get(URI.create(base + "/v2/")))) {
      if (response.status() != 401) {
        return NOTHING;
      }
      Optional<Challenge> known = Challenge.firstKnown(response.headers().all("WWW-Authenticate"));
      return known.filter(each -> each.scheme().equals("bearer")).isPresent() ? TOKEN : PASSWORD;
    }
  }

  /** Returns its name in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
