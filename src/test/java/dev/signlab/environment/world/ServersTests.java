package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.server.ServerProcess;
import dev.signlab.environment.server.ServerStatus;
import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server more is one class: {@link NoteServer} is all that these tests add to a world. */
class ServersTests {

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
  void itStartsAnswersAndStopsBesideTheRegistry() throws IOException {
    world.startRegistry(FreePorts.next());
    ServerStatus status = world.start("notes", FreePorts.next());
    assertThat(status.running()).isTrue();
    assertThat(answer(status.url())).isEqualTo(200);
    assertThat(world.log("notes", 10)).singleElement().asString().contains("GET /v2/");
    assertThat(world.log("registry", 10)).isEmpty();
    assertThat(world.stop("notes")).isTrue();
    assertThat(world.stop("notes")).isFalse();
    assertThat(world.registryStatus().running()).isTrue();
  }

  /** A server that another process is about to start has no record yet. */
  @Test
  void whoStopsItWaitsForAStartThatIsUnderWay() throws Exception {
    Process starter = new ProcessBuilder("sleep", "60").start();
    try {
      Instant began = starter.toHandle().info().startInstant().orElseThrow();
      new ServerProcess(starter.pid(), Optional.of(began), 0, true)
          .record(world.home().make().folder().resolve("notes-starting"));
      CompletableFuture<Boolean> stopping =
          CompletableFuture.supplyAsync(() -> world.stop("notes"));
      assertThatThrownBy(() -> stopping.get(400, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      starter.destroyForcibly().waitFor();
      assertThat(stopping.get(20, TimeUnit.SECONDS)).as("nothing was started").isFalse();
    } finally {
      starter.destroyForcibly();
    }
    assertThat(world.start("notes", FreePorts.next()).running()).isTrue();
    assertThat(world.home().folder().resolve("notes-starting")).doesNotExist();
  }

  /** Commands of other processes that this one runs have a world of their own. */
  @Test
  void anotherWorldOfThisProcessDoesNotStopIt() {
    world.start("notes", FreePorts.next());
    assertThatThrownBy(() -> another().stop("notes"))
        .isInstanceOf(LabException.class)
        .hasMessage("the notes runs inside another lab");
    assertThat(another().servers().getLast().running()).isTrue();
  }

  @Test
  void itIsListedWhetherItRunsOrNot() {
    assertThat(world.servers()).extracting(ServerStatus::name).containsExactly("registry", "notes");
    assertThat(status("notes").running()).isFalse();
    assertThat(status("notes").port()).isEqualTo(7541);
    int port = world.start("notes", FreePorts.next()).port();
    assertThat(another().servers().getLast())
        .extracting(ServerStatus::running, ServerStatus::port)
        .containsExactly(true, port);
    assertThat(another().holds("notes")).isEqualTo("no note");
  }

  @Test
  void itIsStartedAgainOnItsPortWhenTheLabEndedWithoutStoppingIt() {
    int port = world.start("notes", FreePorts.next()).port();
    world.close();
    try (World next = another()) {
      assertThat(next.resume()).isTrue();
      assertThat(next.servers().getLast().running()).isTrue();
      assertThat(next.servers().getLast().port()).isEqualTo(port);
      next.stop("notes");
      assertThat(next.resume()).isFalse();
    }
  }

  @Test
  void oneThatCannotStartAgainKeepsNoOtherFromIt() throws IOException {
    int registry = world.startRegistry(FreePorts.next()).port();
    world.start("notes", FreePorts.next());
    world.close();
    try (ServerSocket taken = new ServerSocket(registry, 1, InetAddress.getLoopbackAddress());
        World next = another()) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(next::resume).hasMessage("port " + registry + " is in use");
      assertThat(next.servers().getLast().running()).isTrue();
    }
  }

  @Test
  void itsStateIsPutBackWithTheRest() throws IOException {
    Path note = NoteServer.file(world.home());
    world.workspace();
    Files.writeString(note, "before");
    world.snapshot("task-1");
    Files.writeString(note, "after");
    assertThat(world.restore("task-1")).isEmpty();
    assertThat(note).hasContent("before");
    world.restore("before-undo");
    assertThat(note).hasContent("after");
  }

  @Test
  void theClockIsPutBackWithTheRest() {
    world.snapshot("task-1");
    world.clock().turn(Duration.ofDays(3));
    world.snapshot("task-2");
    world.restore("task-1");
    assertThat(world.clock().turned()).isZero();
    world.restore("task-2");
    assertThat(world.clock().turned()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void whatThisLabDoesNotKnowIsToldAndStays() throws IOException {
    Path note = NoteServer.file(world.home());
    world.workspace();
    Files.writeString(note, "before");
    world.snapshot("task-1");
    Files.writeString(note, "after");
    Files.writeString(world.workspace().resolve("work"), "after");
    try (World older =
        World.open(new LabHome(folder), InstantSource.system(), new Hosting.InProcess())) {
      assertThat(older.restore("task-1")).containsExactly("notes");
    }
    assertThat(note).hasContent("after");
    assertThat(world.workspace().resolve("work")).doesNotExist();
    world.restore("task-1");
    assertThat(note).hasContent("before");
  }

  @Test
  void anOlderLabForgetsNoServerThatItDoesNotKnow() {
    int port = world.start("notes", FreePorts.next()).port();
    try (World older =
        World.open(new LabHome(folder), InstantSource.system(), new Hosting.InProcess())) {
      older.use("compose", java.util.Optional.empty());
    }
    world.stop("notes");
    assertThat(world.start("notes").port()).isEqualTo(port);
  }

  @Test
  void aPortInUseIsSaidWithItsOwnLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> world.start("notes", taken.getLocalPort()))
          .isInstanceOfSatisfying(
              LabException.class,
              failure ->
                  assertThat(failure.problem().hints())
                      .singleElement()
                      .asString()
                      .contains("take another port", "notes start --port "));
    }
    assertThatThrownBy(() -> world.start("fulcio", 0))
        .hasMessage("this world has no server fulcio");
  }

  private ServerStatus status(String name) {
    return world.servers().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int answer(URI url) throws IOException {
    HttpURLConnection asked = (HttpURLConnection) url.resolve("/v2/").toURL().openConnection();
    return asked.getResponseCode();
  }

  private World another() {
    return World.open(
        new LabHome(folder),
        InstantSource.system(),
        new Hosting.InProcess(),
        List.of(RegistryServer.KIND, new NoteServer()));
  }
}
