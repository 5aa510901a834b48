package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The project's {@code docker-compose.yml}, started in a folder of its own by docker-compose. Only
 * the ports on this machine are others than the file says: free ones, so that nothing is disturbed.
 */
final class ComposeFile implements AutoCloseable {

  private static final String FILE = "docker-compose.yml";
  private static final String FREE_PORTS = "free-ports.yml";

  private final Path folder;
  private final Tool compose;
  private final String project = "signlab-" + ProcessHandle.current().pid();

  private ComposeFile(Path folder) {
    this.folder = folder;
    this.compose = Tool.require("docker-compose").in(folder).within(Duration.ofMinutes(2));
  }

  /** Starts all services and waits until they run; skips the running test by name without tools. */
  static ComposeFile start(Path folder) throws IOException {
    ContainerEngine.require();
    ComposeFile file = new ComposeFile(folder);
    ContainerEngine.makeRegistryImage(folder, "registry:2");
    Files.copy(Path.of(FILE), folder.resolve(FILE));
    file.makeCertificate();
    file.freePorts("registry", "registry-htpasswd", "registry-tls");
    file.run("up", "-d", "--wait", "--pull", "never");
    return file;
  }

  /** Returns {@code localhost:port} of a service. */
  String host(String service) {
    String published = run("port", service, "5000").strip();
    assertThat(published).startsWith("127.0.0.1:");
    return published.replace("127.0.0.1", "localhost");
  }

  /** Returns the certificate of the service that speaks TLS. */
  Path certificate() {
    return folder.resolve("tls/tls.crt");
  }

  @Override
  public void close() {
    run("down", "--volumes", "--timeout", "1");
  }

  /** Types the lines that the file's own comment tells its reader to type. */
  private void makeCertificate() throws IOException {
    String lines =
        Files.readAllLines(folder.resolve(FILE)).stream()
            .map(String::strip)
            .dropWhile(line -> !line.startsWith("#   mkdir -p tls"))
            .takeWhile(line -> line.startsWith("#   "))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));
    Tool.require("openssl");
    Tool.require("sh").in(folder).succeed("-euc", lines);
  }

  private void freePorts(String... services) throws IOException {
    StringBuilder text = new StringBuilder("services:\n");
    for (String service : services) {
      text.append("  %s: {ports: !override [\"127.0.0.1:0:5000\"]}%n".formatted(service));
    }
    Files.writeString(folder.resolve(FREE_PORTS), text);
  }

  private String run(String... words) {
    List<String> all = new ArrayList<>(List.of("-p", project, "-f", FILE, "-f", FREE_PORTS));
    all.addAll(List.of("--profile", "htpasswd", "--profile", "tls"));
    all.addAll(List.of(words));
    return compose.succeed(all.toArray(String[]::new)).stdout();
  }
}
