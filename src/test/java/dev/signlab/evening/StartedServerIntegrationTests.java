package dev.signlab.evening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.Deployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher starts a server, which is the very process that started it. */
class StartedServerIntegrationTests {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern PID = Pattern.compile("pid = (\\d+)");
  private static final String LAB = Path.of("lab").toAbsolutePath().toString();

  @TempDir Path folder;

  @AfterEach
  void stop() {
    lab().run("registry", "stop");
    lab().run("sigstore", "stop");
  }

  /** The tool reads both streams to their ends, so a server that kept one open would hang it. */
  @ParameterizedTest
  @ValueSource(strings = {"registry", "sigstore"})
  void isStartedByOneProcessAndStoppedByAnother(String name) throws Exception {
    Tool.Run started = lab().succeed(name, "start", "--port", String.valueOf(FreePorts.next()));
    assertThat(started.stdout()).startsWith(name + " on http://localhost:");
    ProcessHandle server = server(name).orElseThrow();
    assertThat(server.info().commandLine().orElse("")).contains(name + " start --port");
    assertThat(lab().succeed(name, "start").stdout()).contains("running already");
    assertThat(server(name)).contains(server);

    assertThat(lab().succeed(name, "stop").stdout()).contains(name + " stopped");
    assertThat(server.isAlive()).isFalse();
    assertThat(home().resolve(name + "-process")).doesNotExist();
  }

  /** As {@code registry start | head -1} has it. */
  @Test
  void aReaderThatGoesAwayEarlyStopsNothingAndWaitsForNothing() throws Exception {
    int port = FreePorts.next();
    String line = "'%s' registry start --port %d | true".formatted(LAB, port);
    new Tool(Path.of("/bin/sh"), environment(), folder, "", PATIENCE).succeed("-c", line);
    assertThat(status(port)).isEqualTo(200);
  }

  @Test
  void answersAfterItsLauncherAndTakesCommandsOfOthers() throws Exception {
    int port = FreePorts.next();
    lab().succeed("registry", "start", "--port", String.valueOf(port));
    assertThat(status(port)).isEqualTo(200);
    Path calls = awaitCalls();
    for (long start = System.nanoTime();
        !Files.readString(calls).endsWith("quiet\n")
            && System.nanoTime() - start < PATIENCE.toNanos(); ) {
      Thread.sleep(20);
    }
    String taken = Files.readString(calls);
    lab().succeed("sigstore", "start", "--port", String.valueOf(Deployment.freeBase()));
    lab().succeed("sigstore", "stop");
    assertThat(calls).as("those services take none").hasContent(taken);
  }

  private Path awaitCalls() throws InterruptedException {
    Path calls = home().resolve("calls-registry");
    for (long start = System.nanoTime();
        !Files.exists(calls) && System.nanoTime() - start < PATIENCE.toNanos(); ) {
      Thread.sleep(20);
    }
    assertThat(calls).as("it is prepared beside").exists();
    return calls;
  }

  /** Handed over it would be the registry's own process that is told to end itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {"docker stop registry", "docker rm -f registry", "docker container kill registry"})
  void isStoppedAsTheContainerThatItStandsFor(String line) throws Exception {
    lab().succeed("registry", "start", "--port", String.valueOf(FreePorts.next()));
    awaitCalls();
    ProcessHandle server = server("registry").orElseThrow();
    lab().succeed(line.split(" "));
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void whatIsRefusedEndsWithItsStatusAndLeavesNoProcess() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Tool.Run busy =
          lab().run("registry", "start", "--port", String.valueOf(other.getLocalPort()));
      assertThat(busy.status()).isEqualTo(1);
      assertThat(busy.stderr()).contains("in use").contains("registry start --port ");
    }
    Tool.Run none = lab().run("registry", "start", "--port", "99999");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.stderr()).contains("not a port: 99999");
    assertThat(server("registry")).isEmpty();
  }

  @Test
  void twoWhoStartItAtOnceFindOneServer() throws Exception {
    String port = String.valueOf(FreePorts.next());
    List<Process> both = List.of(begin(port), begin(port));
    for (Process each : both) {
      assertThat(each.waitFor())
          .as(new String(each.getInputStream().readAllBytes(), UTF_8))
          .isZero();
    }
    assertThat(server("registry")).isPresent();
  }

  /** At whatever moment it comes: none runs afterwards. */
  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void whoStopsWhatIsBeingStartedLeavesNone(int millis) throws Exception {
    Process starting = begin(String.valueOf(FreePorts.next()));
    Path note = home().resolve("registry-starting");
    Path record = home().resolve("registry-process");
    for (long start = System.nanoTime();
        !Files.exists(note)
            && !Files.exists(record)
            && System.nanoTime() - start < PATIENCE.toNanos(); ) {
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    assertThat(lab().succeed("registry", "stop").stdout()).contains("registry stopped");
    starting.waitFor();
    assertThat(server("registry").filter(ProcessHandle::isAlive)).isEmpty();
  }

  /** At whatever moment it comes: either the server was there, or there is none. */
  @ParameterizedTest
  @ValueSource(ints = {100, 400})
  void whoInterruptsAStartLeavesNoServerUnsaid(int millis) throws Exception {
    Process starting = begin(String.valueOf(FreePorts.next()));
    Thread.sleep(millis);
    new Tool(Path.of("/bin/kill")).run("-INT", String.valueOf(starting.pid()));
    String said = new String(starting.getInputStream().readAllBytes(), UTF_8);
    if (starting.waitFor() == 0) {
      assertThat(said).contains("registry on ");
    } else {
      assertThat(server("registry").filter(ProcessHandle::isAlive)).as(said).isEmpty();
    }
  }

  private Process begin(String port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(LAB, "registry", "start", "--port", port);
    builder.environment().putAll(environment());
    return builder.redirectErrorStream(true).start();
  }

  /** A folder into which nobody may write has no room for the pipe: two processes do it then. */
  @Test
  void alsoStartsWhereTheBuildCannotBeWrittenTo() throws Exception {
    Path top = Files.createDirectories(folder.resolve("without"));
    for (String name : List.of(".mvn", "labs", "lab")) {
      Files.createSymbolicLink(top.resolve(name), Path.of(name).toAbsolutePath());
    }
    Path target = Files.createDirectories(top.resolve("target"));
    for (String name : List.of("signlab-0.1.0.jar", "lib")) {
      Files.createSymbolicLink(target.resolve(name), Path.of("target", name).toAbsolutePath());
    }
    Files.writeString(target.resolve("lab"), "a file where the folder of work would be\n");
    // Named by the copy of its text, since a link leads to the real folder.
    Files.delete(top.resolve("lab"));
    Path launcher = Files.copy(Path.of("lab"), top.resolve("lab"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();

    Tool without = new Tool(launcher, environment(), folder, "", PATIENCE);
    int port = FreePorts.next();
    without.succeed("registry", "start", "--port", String.valueOf(port));
    assertThat(server("registry").orElseThrow().info().commandLine().orElse(""))
        .contains("registry serve --port");
    assertThat(status(port)).isEqualTo(200);
  }

  private Optional<ProcessHandle> server(String name) throws IOException {
    Path record = home().resolve(name + "-process");
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    Matcher pid = PID.matcher(Files.readString(record));
    assertThat(pid.find()).isTrue();
    return ProcessHandle.of(Long.parseLong(pid.group(1)));
  }

  private static int status(int port) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI registry = URI.create("http://localhost:" + port + "/v2/");
      return client
          .send(HttpRequest.newBuilder(registry).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Map<String, String> environment() {
    return Map.of(
        "LAB_HOME", home().toString(),
        "PATH", System.getenv("PATH"),
        "COSIGN_PASSWORD", "secret");
  }

  private Tool lab() {
    return new Tool(Path.of(LAB), environment(), folder, "", PATIENCE);
  }
}
