package dev.signlab.oci.client;

import dev.signlab.http.Response;
import dev.signlab.oci.name.Registry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a registry sends its clients: by Location, or by Link (RFC 9110, 10.2.2; RFC 8288). */
final class Place {

  private static final int LAST_PORT = 65_535;

  private Place() {}

  /**
   * Reads the place in a field of an answer.
   *
   * @param field the name of the field, for a person
   * @param text its value, absolute or relative to where the answer came from
   * @throws RegistryException unless it is an address of the web
   */
  static URI in(Registry registry, Response response, String field, String text) {
    try {
      URI whole = response.uri().resolve(new URI(text.strip()));
      if (!text.isBlank() && isWeb(whole)) {
        return whole;
      }
    } catch (URISyntaxException e) {
      // Said below, as any other text that is no address.
    }
    throw AnswerProblems.badPlace(registry, response.status(), field, text);
  }

  private static boolean isWeb(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    return (scheme.equals("http") || scheme.equals("https"))
        && (uri.getHost() != null || isNameWithUnderscore(authority))
        && uri.getPort() <= LAST_PORT;
  }

  /** Buckets have such names, which {@link URI} does not take for hosts. */
  private static boolean isNameWithUnderscore(String authority) {
    return authority.indexOf('_') >= 0
        && authority.chars().allMatch(c -> c == '_' || c == '-' || c == '.' || isPlainLetter(c));
  }

  private static boolean isPlainLetter(int c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  /**
   * Tells whether credentials for a registry may go to a place: to itself, and not in the clear
   * where it speaks TLS.
   *
   * @param scheme what the registry speaks
   */
  static boolean isAtHome(Registry registry, String scheme, URI place) {
    boolean plainHome = scheme.equals("http");
    boolean opened = !plainHome && isPlain(place);
    int home = port(registry, plainHome);
    boolean samePort = home == port(place) || (home == 80 && port(place) == 443);
    return registry.hostWithoutPort().equalsIgnoreCase(place.getHost()) && samePort && !opened;
  }

  /** Tells whether a place would have what goes there in the clear. */
  static boolean isPlain(URI place) {
    return "http".equalsIgnoreCase(place.getScheme());
  }

  private static int port(Registry registry, boolean plain) {
    String port = registry.host().substring(registry.hostWithoutPort().length());
    return port.isEmpty() ? (plain ? 80 : 443) : Integer.parseInt(port.substring(1));
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : isPlain(uri) ? 80 : 443;
  }
}
