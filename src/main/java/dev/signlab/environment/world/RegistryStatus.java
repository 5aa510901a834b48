package dev.signlab.environment.world;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the world's registry is.
 *
 * @param running whether it answers, be it by asking for a password
 * @param answer what it said when it was asked, in words
 * @param url where it answers or would
 * @param pid the process that runs it; nothing for one that is not the lab's own
 * @param here whether that process is this one
 * @param repositories what it holds, sorted; none where it does not tell
 * @param size how many bytes it holds; nothing for one that is not the lab's own
 */
public record RegistryStatus(
    boolean running,
    String answer,
    URI url,
    OptionalLong pid,
    boolean here,
    List<String> repositories,
    OptionalLong size) {

  /** Copies the list. */
  public RegistryStatus {
    repositories = List.copyOf(repositories);
  }

  /** Tells whether it asks for a password that it was not given. */
  public boolean locked() {
    return running && answer.startsWith("401");
  }

  /** Returns the port, or the scheme's usual one. */
  public int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
