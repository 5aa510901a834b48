package dev.signlab.http.server;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.net.BindException;

/** Another program listens on the port on which a server should. */
public final class PortInUseException extends LabException {

  private final int port;
  private final int freePort;

  private PortInUseException(Problem problem, int port, int freePort, Exception cause) {
    super(problem, cause);
    this.port = port;
    this.freePort = freePort;
  }

  static PortInUseException of(int port, BindException cause) {
    Problem problem =
        Problem.of("port " + port + " is in use")
            .tried("listen on 127.0.0.1:" + port)
            .found(PortHolder.describe(port))
            .build();
    return new PortInUseException(problem, port, PortHolder.freePortAfter(port), cause);
  }

  /**
   * Returns the same for who needs several ports in a row.
   *
   * @param first the first of as many that were free a moment ago
   */
  public PortInUseException withFreePort(int first) {
    return new PortInUseException(problem(), port, first, this);
  }

  /** Returns the port that was asked for. */
  public int port() {
    return port;
  }

  /** Returns a port nearby that was free a moment ago. */
  public int freePort() {
    return freePort;
  }
}
