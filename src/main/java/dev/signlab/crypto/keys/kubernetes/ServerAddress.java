package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import java.net.URI;

/** Reads the address of a cluster; secrets travel over TLS, or stay on this machine. */
final class ServerAddress {

  private ServerAddress() {}

  static URI parse(String text, String source) {
    String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    URI address;
    try {
      address = URI.create(trimmed);
    } catch (IllegalArgumentException e) {
      throw malformed(text, source);
    }
    if (address.getHost() == null) {
      throw malformed(text, source);
    }
    boolean local = HttpTransport.isLoopback(address.getHost());
    if ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && local)) {
      return address;
    }
    throw malformed(text, source);
  }

  private static LabException malformed(String text, String source) {
    return Problem.of("the address of the cluster cannot be used")
        .tried("reach the cluster that " + source + " names")
        .expected("https://HOST:PORT")
        .found(text)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
