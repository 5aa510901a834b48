package dev.signlab.services.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the answer to a sign-in goes: to the client's own server on loopback, on any port and path
 * (RFC 8252, section 7.3), or onto the page, for a person to copy.
 *
 * @param text as the client sent it
 */
record RedirectUri(String text) {

  private static final String COPIED = "urn:ietf:wg:oauth:2.0:oob";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Reads an address; nothing where codes must not be sent. */
  static Optional<RedirectUri> parse(String text) {
    return text.equals(COPIED) || isLoopback(text)
        ? Optional.of(new RedirectUri(text))
        : Optional.empty();
  }

  private static boolean isLoopback(String text) {
    try {
      URI uri = new URI(text);
      return "http".equals(uri.getScheme())
          && uri.getHost() != null
          && LOOPBACK.contains(uri.getHost())
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Tells whether a person copies the code from the page. */
  boolean isCopied() {
    return text.equals(COPIED);
  }

  /** Returns the address with parameters behind it. */
  String with(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return text + (text.contains("?") ? "&" : "?") + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
