package dev.signlab.shell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signlab.app.InProcessLab;
import dev.signlab.judge.Tool;
import dev.signlab.services.trust.Target;
import dev.signlab.services.trust.TufRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code conformance tuf} as the suite for TUF clients calls it: flags first, then the step. */
class TufCommandTests {

  private static final String ODD = "to a/50% off?.txt";

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private TufRepository repository;
  private InProcessLab lab;

  @BeforeEach
  void start() throws IOException {
    repository = TufRepository.open(folder.resolve("tuf"), InstantSource.system());
    repository.publish(List.of(Target.of("f.txt", "one"), Target.of("g.txt", "two")));
    Files.write(folder.resolve("first.json"), repository.file("1.root.json").orElseThrow());
    lab = new InProcessLab(folder, Map.of());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The metadata and the files lie side by side, and not the one below the other. */
  private void answer(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawPath();
    asked.add(raw);
    String path = exchange.getRequestURI().getPath();
    Optional<byte[]> file =
        path.startsWith("/metadata/")
            ? repository.file(path.substring("/metadata/".length()))
            : repository.file(path.substring(1));
    byte[] content = file.orElse(new byte[0]);
    exchange.sendResponseHeaders(
        file.isPresent() ? 200 : 404, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
    exchange.close();
  }

  private Tool.Run run(String... words) {
    List<String> all =
        new ArrayList<>(List.of("conformance", "tuf", "--metadata-dir", folder.resolve("m") + ""));
    all.addAll(Arrays.asList(words));
    return lab.run(all);
  }

  private Tool.Run asking(String... words) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    Stream<String> flags = Stream.of("--metadata-url", address + "/metadata/");
    return run(Stream.concat(flags, Stream.of(words)).toArray(String[]::new));
  }

  private Tool.Run downloading(String... names) {
    List<String> words = new ArrayList<>();
    for (String name : names) {
      words.addAll(List.of("--target-name", name));
    }
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    words.addAll(List.of("--target-dir", folder.resolve("t") + ""));
    words.addAll(List.of("--target-base-url", address + "/targets/", "download"));
    return asking(words.toArray(String[]::new));
  }

  private void initialized() {
    assertThat(run("init", folder.resolve("first.json") + "").status()).isZero();
    assertThat(asked).as("requests of init").isEmpty();
  }

  @Test
  void metadataIsKeptByRole() throws IOException {
    initialized();
    assertThat(asking("refresh").status()).isZero();
    assertThat(folder.resolve("m/timestamp.json"))
        .hasBinaryContent(repository.file("timestamp.json").orElseThrow());
    try (Stream<Path> kept = Files.list(folder.resolve("m"))) {
      assertThat(kept.map(file -> file.getFileName() + "").filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrder(
              "root.json", "timestamp.json", "snapshot.json", "targets.json");
    }
  }

  @Test
  void filesAreFetchedInTheirOrderUntilOneIsMissing() {
    initialized();
    Tool.Run run = downloading("f.txt", "h.txt", "g.txt");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.stderr()).contains("hands out no h.txt");
    assertThat(folder.resolve("t/f.txt")).hasContent("one");
    assertThat(folder.resolve("t/g.txt")).doesNotExist();
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() {
    initialized();
    assertThat(downloading("f.txt").status()).isZero();
    asked.clear();
    assertThat(downloading("f.txt").status()).isZero();
    assertThat(asked).containsExactly("/metadata/2.root.json", "/metadata/timestamp.json");
  }

  /** A name may have any letters; in an address they are encoded (RFC 3986, section 3.3). */
  @Test
  void namesOfFilesAreEncodedInTheirAddress() {
    repository.publish(List.of(Target.of(ODD, "odd")));
    initialized();
    downloading(ODD);
    assertThat(asked)
        .anyMatch(path -> path.matches("/targets/to%20a/[0-9a-f]{64}\\.50%25%20off%3F\\.txt"));
  }

  @Test
  void aRootThatItsOwnKeysDidNotSignIsNoBeginning() throws IOException {
    String root = Files.readString(folder.resolve("first.json"));
    Files.writeString(folder.resolve("other.json"), root.replace("\"1.0.31\"", "\"1.0.32\""));
    assertThat(run("init", folder.resolve("other.json") + "").status()).isEqualTo(1);
    assertThat(asking("refresh").status()).isEqualTo(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void stepsAndFlagsThatAreMissingAreNamed() {
    assertThat(run("reload").stderr()).contains("init, refresh or download");
    assertThat(run("init").stderr()).contains("init ROOT");
    assertThat(run("refresh").stderr()).contains("--metadata-url");
  }
}
