package dev.signlab.environment.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.world.World;
import dev.signlab.http.server.PortInUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FreePortTests {

  private static final int LAST = 65_535;

  static Iterable<WorldServer> aBusyLastPortLeadsToPortsThatCanBeTaken() {
    return World.usualServers();
  }

  /** Behind it there is none; what is offered must not be refused in turn. */
  @ParameterizedTest
  @MethodSource
  void aBusyLastPortLeadsToPortsThatCanBeTaken(WorldServer server) throws IOException {
    int last = LAST + 1 - server.ports();
    try (ServerSocket _ = new ServerSocket(LAST, 1, InetAddress.getLoopbackAddress())) {
      LabException refused =
          catchThrowableOfType(LabException.class, () -> FreePort.require(server, last));
      assertThat(refused).hasCauseInstanceOf(PortInUseException.class);
      String offered = refused.problem().hints().getFirst().command().orElseThrow();
      assertThat(offered).startsWith(server.name() + " start --port ");
      int free = Integer.parseInt(offered.substring(offered.lastIndexOf(' ') + 1));
      assertThat(free).isBetween(1, last);
      FreePort.require(server, free);
    }
  }
}
