package dev.signlab.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy a request goes through, as Go's programs find it (golang.org/x/net/http/httpproxy).
 * This machine itself is never asked through a proxy.
 *
 * @param environment the variables {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY},
 *     each also in small letters
 */
record ProxyRules(Map<String, String> environment) {

  Optional<ProxyServer> serverFor(URI uri) {
    boolean plain = "http".equalsIgnoreCase(uri.getScheme());
    Optional<String> variable = set(plain ? "HTTP_PROXY" : "HTTPS_PROXY");
    if (variable.isEmpty() || uri.getHost() == null || isDirect(uri, plain)) {
      return Optional.empty();
    }
    return variable.map(name -> ProxyServer.parse(name, environment.getOrDefault(name, "")));
  }

  /** Returns which of the two spellings of a variable is set. */
  private Optional<String> set(String name) {
    return List.of(name, name.toLowerCase(Locale.ROOT)).stream()
        .filter(each -> !environment.getOrDefault(each, "").isBlank())
        .findFirst();
  }

  private boolean isDirect(URI uri, boolean plain) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : plain ? 80 : 443;
    String exceptions = set("NO_PROXY").map(name -> environment.getOrDefault(name, "")).orElse("");
    return HttpTransport.isLoopback(host)
        || Arrays.stream(exceptions.split(",", -1))
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .anyMatch(entry -> covers(entry, host, String.valueOf(port)));
  }

  private static boolean covers(String entry, String host, String port) {
    if (entry.isEmpty() || entry.equals("*")) {
      return !entry.isEmpty();
    }
    Optional<byte[]> address = literal(host);
    if (entry.contains("/")) {
      return address.isPresent() && isWithin(entry, address.get());
    }
    String name = withoutPort(entry);
    String onlyPort = entry.substring(Math.min(entry.length(), name.length() + 1));
    boolean portFits = onlyPort.isEmpty() || onlyPort.equals(port);
    Optional<byte[]> only = literal(name);
    boolean same =
        only.isPresent()
            ? address.isPresent() && Arrays.equals(only.get(), address.get())
            : isBelow(name, host);
    return portFits && same;
  }

  /** A domain covers itself and what is below it; with a dot or star in front only the latter. */
  private static boolean isBelow(String domain, String host) {
    String name = domain.startsWith("*.") ? domain.substring(1) : domain;
    boolean below = host.endsWith(name.startsWith(".") ? name : "." + name);
    return !name.isEmpty() && (below || host.equals(name));
  }

  private static String withoutPort(String entry) {
    int colon = entry.lastIndexOf(':');
    boolean plainAddress = entry.indexOf(':') != colon && !entry.startsWith("[");
    return colon < 0 || plainAddress || entry.endsWith("]") ? entry : entry.substring(0, colon);
  }

  private static boolean isWithin(String network, byte[] address) {
    int slash = network.indexOf('/');
    Optional<byte[]> base = literal(network.substring(0, slash));
    String length = network.substring(slash + 1);
    if (base.isEmpty() || !length.matches("[0-9]{1,3}") || base.get().length != address.length) {
      return false;
    }
    int bits = Integer.parseInt(length);
    return bits <= address.length * 8 && sharesBits(base.get(), address, bits);
  }

  private static boolean sharesBits(byte[] one, byte[] other, int bits) {
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Reads an address without asking anybody for a name. */
  private static Optional<byte[]> literal(String text) {
    boolean possible = text.contains(":") || text.matches("[0-9.]+");
    try {
      return possible ? Optional.of(InetAddress.ofLiteral(text).getAddress()) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
