package dev.signlab.environment.server;

import java.net.URI;
import java.util.Optional;

/**
 * How a server of the world is.
 *
 * @param name its name
 * @param port on which it listens, or would when it is started
 * @param process which process runs it; nothing when it does not run
 */
public record ServerStatus(String name, int port, Optional<ServerProcess> process) {

  /** Tells whether it runs. */
  public boolean running() {
    return process.isPresent();
  }

  /** Tells whether it runs in this process. */
  public boolean isHere() {
    return process.filter(ServerProcess::isThis).isPresent();
  }

  /** Returns where it answers or would. */
  public URI url() {
    return url(port);
  }

  /** Returns where a server answers that listens on a port. */
  public static URI url(int port) {
    return URI.create("http://localhost:" + port);
  }
}
