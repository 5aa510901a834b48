package dev.signlab.oci.name;

import dev.signlab.diagnostic.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host, and where given the port, at which a registry answers.
 *
 * @param host such as {@code localhost:5001} or {@code registry.example}; lower case
 */
public record Registry(String host) {

  /** The name under which Docker's default registry appears in signatures (cosign, containers). */
  public static final Registry DOCKER_HUB = new Registry("index.docker.io");

  private static final int LONGEST = 255;

  /** Refuses anything that cannot be a host with an optional port. */
  public Registry {
    if (!isHost(host)) {
      throw Problem.of("not a registry: " + host)
          .expected("a host, and a port where it is not the usual one, such as localhost:5001")
          .found(host)
          .asException();
    }
  }

  /**
   * Reads what people type, for whom {@code docker.io} is Docker's registry.
   *
   * @throws dev.signlab.diagnostic.LabException when it can be no registry
   */
  public static Registry parse(String text) {
    return text.equals("docker.io") ? DOCKER_HUB : new Registry(text);
  }

  /**
   * Tells whether the registry is on this machine's loopback: only there is plain HTTP spoken
   * without being asked for.
   */
  public boolean isLoopback() {
    String name = hostWithoutPort();
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.equals("[::1]")
        || (name.startsWith("127.") && isNumeric(name));
  }

  /** A name such as {@code 127.example.com} begins like loopback, and is not. */
  private static boolean isNumeric(String name) {
    return name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /** Returns the host alone; an IPv6 address keeps its brackets. */
  public String hostWithoutPort() {
    int colon = host.lastIndexOf(':');
    return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
  }

  /** Written out, since a one-shot command asks: the one of records is made at its first use. */
  @Override
  public int hashCode() {
    return host.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Registry registry && registry.host.equals(host);
  }

  @Override
  public String toString() {
    return host;
  }

  private static boolean isHost(String host) {
    if (host.isEmpty() || host.length() > LONGEST || !host.equals(host.toLowerCase(Locale.ROOT))) {
      return false;
    }
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    String name = end <= 0 ? host : host.substring(0, end);
    String port = end <= 0 ? "" : host.substring(end);
    return isName(name) && (port.isEmpty() || isPort(port));
  }

  private static boolean isName(String name) {
    if (name.startsWith("[")) {
      return name.length() > 4 && name.endsWith("]");
    }
    return !name.startsWith("-")
        && !name.startsWith(".")
        && !name.endsWith(".")
        && name.chars().allMatch(c -> Names.isLowerOrDigit(c) || c == '-' || c == '.');
  }

  private static boolean isPort(String text) {
    if (text.length() < 2 || text.length() > 6 || text.charAt(0) != ':') {
      return false;
    }
    return text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(text.substring(1)) <= 65_535;
  }
}
