package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.ServerProcess;
import dev.signlab.judge.FreePorts;
import dev.signlab.oci.name.Registry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTests {

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = another();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aNewWorldHasItsOwnRegistryWhichDoesNotRun() {
    assertThat(world.endpoint()).isEqualTo(new Endpoint.Embedded(5001));
    assertThat(world.registryStatus().running()).isFalse();
    assertThatThrownBy(world::requireRegistry)
        .isInstanceOfSatisfying(
            LabException.class,
            failure ->
                assertThat(failure.problem().cause().orElseThrow()).isEqualTo(Cause.NO_REGISTRY));
  }

  /** The registry is where the labs have the issuer, and the services one port further. */
  @Test
  void eachNameOfTheLabsBecomesOneOfThisWorld() {
    world.remember(RegistryServer.NAME, 5101);
    world.remember(SigstoreServer.NAME, 5101);
    assertThat(
            world.inThisWorld("localhost:5001/a:1 http://localhost:5101 http://localhost:5102/x"))
        .isEqualTo("localhost:5101/a:1 http://localhost:5102 http://localhost:5103/x");
    assertThat(world.inThisWorld("cat tuf/localhost-5108/root.json localhost-5001"))
        .isEqualTo("cat tuf/localhost-5109/root.json localhost-5001");
    assertThat(ServerNames.asWritten("localhost:5101/a:1 http://localhost:5102", world))
        .isEqualTo("localhost:5001/a:1 http://localhost:5101");
    assertThat(ServerNames.asWritten("cat tuf/localhost-5109/root.json localhost-5001", world))
        .isEqualTo("cat tuf/localhost-5108/root.json localhost-5001");
    assertThat(world.hosts()).startsWith("localhost:5101", "localhost:5102");
    assertThat(world.registryUrl()).hasToString("http://localhost:5101");
  }

  @Test
  void aStartedRegistryAnswers() throws Exception {
    RegistryStatus status = world.startRegistry(0);
    assertThat(status.running()).isTrue();
    assertThat(status.here()).isTrue();
    assertThat(status.pid()).hasValue(ProcessHandle.current().pid());
    assertThat(get(status.url() + "/v2/")).isEqualTo(200);
    assertThat(world.log("registry", 10)).singleElement().asString().contains("GET /v2/");
  }

  @Test
  void startingItAgainChangesNothing() {
    RegistryStatus first = world.startRegistry(FreePorts.next());
    assertThat(world.startRegistry()).isEqualTo(first);
    assertThatThrownBy(() -> world.startRegistry(first.port() == 5002 ? 5003 : 5002))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("runs already, on port " + first.port());
  }

  @Test
  void anotherProcessOfTheSameHomeSeesIt() {
    int port = world.startRegistry(FreePorts.next()).port();
    try (World other = another()) {
      assertThat(other.registryStatus().running()).isTrue();
      assertThat(other.registry()).isEqualTo(new Registry("localhost:" + port));
    }
  }

  @Test
  void aStoppedRegistryStaysStopped() {
    world.startRegistry(FreePorts.next());
    assertThat(world.stopRegistry()).isTrue();
    assertThat(world.stopRegistry()).isFalse();
    assertThat(world.resume()).isFalse();
    assertThat(world.registryStatus().running()).isFalse();
  }

  @Test
  void aRegistryThatRanWhenTheLabEndedIsStartedAgainOnItsPort() {
    int port = world.startRegistry(FreePorts.next()).port();
    world.close();
    try (World next = another()) {
      assertThat(next.registryStatus().running()).isFalse();
      assertThat(next.resume()).isTrue();
      assertThat(next.registryStatus().port()).isEqualTo(port);
      assertThat(next.registryStatus().running()).isTrue();
    }
  }

  @Test
  void aRecordOfAnotherProcessWithTheSameNumberIsNotBelieved() {
    world.workspace();
    long pid = ProcessHandle.current().pid();
    Path record = folder.resolve("registry-process");
    new ServerProcess(pid, Optional.of(Instant.EPOCH), 5001, true).record(record);
    assertThat(world.registryStatus().running()).isFalse();
    ServerProcess.ofThis(5001, true).record(record);
    assertThat(world.registryStatus().running()).isTrue();
    ServerProcess.forget(record);
  }

  @Test
  void aPortInUseIsSaidWithOneThatIsFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> world.startRegistry(taken.getLocalPort()))
          .isInstanceOfSatisfying(
              LabException.class,
              failure -> {
                assertThat(failure).hasMessage("port " + taken.getLocalPort() + " is in use");
                assertThat(failure.problem().hints())
                    .singleElement()
                    .asString()
                    .contains("registry start --port ");
              });
    }
  }

  @Test
  void textsOfTheLabsNameTheRegistryOfThisWorld() {
    String text = "docker push localhost:5001/studentbook:1.0";
    assertThat(world.inThisWorld(text)).isEqualTo(text);
    world.use("https://registry.example/class", Optional.empty());
    assertThat(world.inThisWorld(text))
        .isEqualTo("docker push registry.example/class/studentbook:1.0");
  }

  @Test
  void whatIsChosenIsRemembered() throws IOException {
    Optional<Path> authority = Optional.of(Path.of("/etc/ca.pem"));
    world.use("https://localhost:5003/", authority);
    assertThat(Files.readString(folder.resolve("world")))
        .contains("endpoint = https://localhost:5003\n", "ca = /etc/ca.pem\n");
    assertThat(another().endpoint())
        .isEqualTo(new Endpoint.External(URI.create("https://localhost:5003"), authority));
    assertThat(world.use("embedded", Optional.empty())).isEqualTo(new Endpoint.Embedded(5001));
  }

  @Test
  void anythingElseIsNoAddress() {
    for (String text :
        new String[] {"nowhere", "ftp://host", "http://", "http://a b", "http://u@h"}) {
      assertThatThrownBy(() -> world.use(text, Optional.empty()))
          .as(text)
          .isInstanceOf(LabException.class);
    }
  }

  @Test
  void anotherRegistryIsAsked() {
    try (World other =
        World.open(
            new LabHome(folder.resolve("o")), InstantSource.system(), new Hosting.InProcess())) {
      String url = other.startRegistry(FreePorts.next()).url().toString();
      world.use(url, Optional.empty());
      assertThat(world.registryStatus().running()).isTrue();
      assertThat(world.registryStatus().pid()).isEmpty();
    }
    assertThat(world.registryStatus().running()).isFalse();
  }

  @Test
  void aSpoiltFileIsSaidWithItsPlace() throws IOException {
    world.workspace();
    Files.writeString(folder.resolve("world"), "endpoint: embedded\n");
    assertThatThrownBy(world::endpoint)
        .isInstanceOf(LabException.class)
        .hasMessageContaining(folder.resolve("world").toString());
  }

  private World another() {
    return World.open(new LabHome(folder), InstantSource.system(), new Hosting.InProcess());
  }

  private static int get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
