package dev.signlab.app;

import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The container engine that {@code .ci/engine} starts, and the image of a registry that is made for
 * it of this machine's own docker-registry: nothing is pulled.
 */
final class ContainerEngine {

  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

  private ContainerEngine() {}

  /** Skips the running test where no engine answers. */
  static void require() {
    String host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
    if (!host.startsWith("unix://") || !answers(Path.of(host.substring("unix://".length())))) {
      throw Skip.because("a container engine is not here");
    }
    for (String name : new String[] {"RYUK_DISABLED", "HOST_OVERRIDE"}) {
      if (!System.getenv().containsKey("TESTCONTAINERS_" + name)) {
        throw Skip.because("the variables that .ci/engine prints are not set");
      }
    }
  }

  /** Makes an image that behaves as the published {@code registry:2}, in an existing folder. */
  static void makeRegistryImage(Path folder, String name) throws IOException {
    Path program = Judges.require("docker-registry").toRealPath();
    Path root = Files.createDirectories(folder.resolve("root"));
    copy(program, root.resolve("docker-registry"));
    Matcher libraries = LIBRARY.matcher(Tool.require("ldd").succeed(program.toString()).stdout());
    while (libraries.find()) {
      copy(Path.of(libraries.group(1)), root.resolve(libraries.group(1).substring(1)));
    }
    Files.createDirectories(root.resolve("tmp"));
    Files.writeString(
        root.resolve("registry.yml"),
        """
        version: 0.1
        storage: {filesystem: {rootdirectory: /var/lib/registry}, delete: {enabled: true}}
        http: {addr: ":5000"}
        """);
    Path archive = folder.resolve("root.tar");
    Tool.require("tar").succeed("-C", root.toString(), "-cf", archive.toString(), ".");
    Tool.require("docker")
        .succeed(
            "import",
            "-c",
            "ENTRYPOINT [\"/docker-registry\", \"serve\", \"/registry.yml\"]",
            "-c",
            "EXPOSE 5000",
            "-c",
            "VOLUME /var/lib/registry",
            archive.toString(),
            name);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.resolveSibling("."));
    Files.copy(from.toRealPath(), to);
    to.toFile().setExecutable(true);
  }

  private static boolean answers(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }
}
