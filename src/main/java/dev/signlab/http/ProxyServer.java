package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as a variable names it.
 *
 * @param variable the name of the variable
 * @param kind how it is spoken to
 * @param host its name or address
 * @param port its port
 * @param login user and password with a colon between them, if the variable has some
 */
record ProxyServer(
    String variable, Proxy.Type kind, String host, int port, Optional<String> login) {

  /** Reads the value of a variable; a host without a scheme is one that speaks HTTP. */
  static ProxyServer parse(String variable, String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() != null && uri.getPort() <= 65_535) {
        return of(variable, uri);
      }
    } catch (URISyntaxException e) {
      // Said below, as any other text that is no address.
    }
    throw refused(variable, "no address");
  }

  private static ProxyServer of(String variable, URI uri) {
    Optional<String> login = Optional.ofNullable(uri.getRawUserInfo()).map(ProxyServer::decoded);
    return switch (uri.getScheme()) {
      case "http" ->
          new ProxyServer(variable, Proxy.Type.HTTP, uri.getHost(), port(uri, 80), login);
      case "socks5", "socks5h" ->
          new ProxyServer(variable, Proxy.Type.SOCKS, uri.getHost(), port(uri, 1080), login);
      default -> throw refused(variable, "a proxy that is spoken to by " + uri.getScheme());
    };
  }

  private static int port(URI uri, int usual) {
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  /** A plus is a plus here, unlike in a form. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** The value is not repeated, since it may hold a password. */
  private static LabException refused(String variable, String found) {
    return Problem.of("the variable " + variable + " names no proxy that can be used")
        .expected("http://HOST:PORT, http://USER:PASSWORD@HOST:PORT or socks5://HOST:PORT")
        .found(found)
        .hint("without it", variable + "= …")
        .cause(Cause.MALFORMED)
        .asException();
  }

  Proxy proxy() {
    return new Proxy(kind, new InetSocketAddress(host, port));
  }

  /** Returns the value of Proxy-Authorization (RFC 7617), where there is a login. */
  Optional<String> authorization() {
    return login.map(
        pair ->
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Answers the proxy alone: what servers ask is not for the platform to answer. */
  Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY || login.isEmpty()) {
          return null;
        }
        String[] parts = login.get().split(":", 2);
        String password = parts.length > 1 ? parts[1] : "";
        return new PasswordAuthentication(parts[0], password.toCharArray());
      }
    };
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
