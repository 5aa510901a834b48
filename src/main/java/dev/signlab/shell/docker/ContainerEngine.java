package dev.signlab.shell.docker;

import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.HostLine;
import dev.signlab.shell.run.Quoting;
import dev.signlab.storage.ProgramPath;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;

/** The container engine of this machine, where Docker's client is there and an engine answers. */
final class ContainerEngine {

  private static final String UNIX = "unix://";
  private static final String USUAL = UNIX + "/var/run/docker.sock";

  private ContainerEngine() {}

  /**
   * Tells whether {@code docker run} would reach an engine; asks its socket, which takes no time.
   */
  static boolean answers(Map<String, String> environment) {
    String host = environment.getOrDefault("DOCKER_HOST", USUAL);
    return host.startsWith(UNIX)
        && ProgramPath.find("docker", environment).isPresent()
        && connects(Path.of(host.substring(UNIX.length())));
  }

  /** Hands a {@code docker run} over to the machine's own client and returns its status. */
  static int run(Invocation invocation) {
    return HostLine.run(invocation, Quoting.line("docker run", invocation.arguments()));
  }

  private static boolean connects(Path socket) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
