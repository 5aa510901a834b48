package dev.signlab.services.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.PortInUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that fail, and states that cannot be opened: nothing of them stays open. */
class DeploymentTests {

  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;

  @Test
  void aStartAfterOneThatFoundAPortInUseFindsTheFolderFree() throws IOException {
    int base;
    try (Deployment other = Deployment.start(folder.resolve("other"), 0, CLOCK)) {
      base = other.base();
    }
    Path states = folder.resolve("states");
    int taken = ServiceName.ISSUER.port(base);
    try (var other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      assertThatThrownBy(() -> Deployment.start(states, base, CLOCK))
          .isInstanceOf(PortInUseException.class);
    }
    // The state was being made while the port was found in use.
    OpenState.open(new Generations(states).current(), base, CLOCK).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "since",
        "rekor/search",
        "rekor-v2/key.pem",
        "ctlog/key.pem",
        "tsa/key.pem",
        "fulcio/authority.pem",
        "trust/fulcio.pem"
      })
  void aStateThatCannotBeOpenedSaysTheSameEachTimeAndStaysClosed(String name) throws IOException {
    open();
    Path file = folder.resolve(name);
    Path away = Files.move(file, folder.resolve("away"));
    Files.createDirectories(file.resolve("in the way"));

    String first = problem();
    assertThat(first).contains(file.toString());
    assertThat(problem()).isEqualTo(first);
    Files.delete(file.resolve("in the way"));
    Files.delete(file);
    Files.move(away, file);
    open();
  }

  private void open() {
    OpenState.open(folder, ServiceName.USUAL_BASE, CLOCK).close();
  }

  private String problem() {
    LabException e = catchThrowableOfType(LabException.class, this::open);
    return e.problem().summary() + " " + e.problem().foundOrSummary();
  }

  @Test
  void aStateThatCannotBeOpenedIsToldToClientsUntilAnotherOneCounts() throws Exception {
    Generations generations = new Generations(folder);
    Path sound = generations.current();
    try (Deployment deployment = Deployment.start(folder, 0, CLOCK)) {
      assertThat(ask(deployment).statusCode()).isEqualTo(200);
      Path changed = generations.begin();
      Files.writeString(changed.resolve("since"), "long ago");
      generations.use(changed);
      for (int i = 0; i < 2; i++) {
        pastTheNextLook();
        HttpResponse<String> answer = ask(deployment);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
            .isEqualTo(
                "the services cannot be opened: %s was changed: long ago%n"
                    .formatted(changed.resolve("since")));
      }
      generations.use(sound);
      pastTheNextLook();
      HttpResponse<String> answer = ask(deployment);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** A state is looked for again after ten milliseconds. */
  private static void pastTheNextLook() throws InterruptedException {
    Thread.sleep(20);
  }

  private static HttpResponse<String> ask(Deployment deployment) throws Exception {
    URI entry =
        URI.create(ServiceName.REKOR.url(deployment.base()) + "/api/v1/log/entries?logIndex=0");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(entry).build(), BodyHandlers.ofString());
    }
  }
}
