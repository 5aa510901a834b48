package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.judge.FreePorts;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a process, and what is left when one is killed. */
class WorldIntegrationTests {

  @TempDir Path home;
  private World world;

  @BeforeEach
  void open() {
    world = open(new Hosting.Detached(LabProcess.command()));
  }

  @AfterEach
  void stop() {
    world.stopRegistry();
  }

  @Test
  void aDetachedRegistryIsSeenAndStoppedFromAnywhere() {
    RegistryStatus status = world.startRegistry(FreePorts.next());
    assertThat(status.running()).isTrue();
    assertThat(status.here()).isFalse();
    assertThat(status.port()).isPositive();
    World other = open(new Hosting.InProcess());
    assertThat(other.registryStatus()).isEqualTo(status);
    assertThat(other.stopRegistry()).isTrue();
    assertThat(ProcessHandle.of(status.pid().getAsLong()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(world.registryStatus().running()).isFalse();
  }

  @Test
  void aKilledRegistryIsNoticedAndStartsAgain() {
    RegistryStatus status = world.startRegistry(FreePorts.next());
    ProcessHandle process = ProcessHandle.of(status.pid().getAsLong()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertThat(world.registryStatus().running()).isFalse();
    assertThat(world.startRegistry().port()).isEqualTo(status.port());
  }

  /** One process turns the clock, another one serves, a third one is a command. */
  @Test
  void everyProcessOfAHomeHasItsClock() throws Exception {
    RegistryStatus status = world.startRegistry(FreePorts.next());
    world.clock().turnTo(Instant.parse("2031-05-05T10:00:00Z"));
    status.url().resolve("/v2/").toURL().openStream().close();
    for (int i = 0; i < 100 && world.log("registry", 1).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(world.log("registry", 1)).singleElement().asString().startsWith("2031-05-05T10:0");
    assertThat(LabProcess.oneShot(home, "date", "-u", "+%Y-%m-%d")).isEqualTo("2031-05-05\n");
    assertThat(LabProcess.oneShot(home, "clock", "-1d")).startsWith("2031-05-04T10:0");
    assertThat(world.clock().instant()).isBefore(Instant.parse("2031-05-05T00:00:00Z"));
  }

  @Test
  void aPortInUseStartsNoProcess() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> world.startRegistry(taken.getLocalPort()))
          .isInstanceOf(LabException.class)
          .hasMessageContaining("is in use");
    }
    assertThat(home.resolve("registry-process")).doesNotExist();
  }

  @Test
  void aRegistryOfSomebodyElseIsNotTakenForTheLabsOwn(@TempDir Path folder) {
    int port = world.startRegistry(FreePorts.next()).port();
    world.stopRegistry();
    RegistrySettings settings = RegistrySettings.of(folder, InstantSource.system()).withPort(port);
    try (EmbeddedRegistry other = EmbeddedRegistry.start(settings)) {
      assertThatThrownBy(world::requireRegistry)
          .isInstanceOfSatisfying(
              LabException.class,
              failure -> {
                assertThat(failure).hasMessage("the registry at %s is not this lab's", url(other));
                assertThat(failure.problem().found().orElseThrow())
                    .contains("status 200 from somebody else");
              });
    }
    assertThatThrownBy(world::requireRegistry).hasMessageContaining("no registry answers at");
  }

  private static String url(EmbeddedRegistry registry) {
    return "http://localhost:" + registry.port();
  }

  @Test
  void aProcessThatFailsIsHeard() {
    World broken = open(new Hosting.Detached(List.of("/bin/sh", "-c", "echo broken >&2; exit 3")));
    assertThatThrownBy(() -> broken.startRegistry(FreePorts.next()))
        .isInstanceOfSatisfying(
            LabException.class,
            failure -> {
              assertThat(failure).hasMessageContaining("ended with status 3");
              assertThat(failure.problem().found().orElseThrow()).isEqualTo("broken");
            });
  }

  @Test
  void aLabThatWasKilledGoesOnWithItsRegistry() throws Exception {
    int port = FreePorts.next();
    try (LabProcess first = LabProcess.shell(home)) {
      first.type("registry start --port " + port, "registry on http://localhost:" + port);
      assertThat(world.registryStatus().pid()).hasValue(first.pid());
      assertThatThrownBy(world::stopRegistry)
          .isInstanceOf(LabException.class)
          .hasMessage("the registry runs inside another lab");
      first.kill();
    }
    assertThat(world.registryStatus().running()).isFalse();
    try (LabProcess second = LabProcess.shell(home)) {
      second.type("registry status", "registry on http://localhost:" + port);
      second.type("registry stop", "registry stopped");
      second.type("quit", "stopped");
      assertThat(second.end()).isZero();
    }
  }

  @Test
  void aSecondLabOnOneHomeIsRefusedByName() throws Exception {
    try (LabProcess first = LabProcess.shell(home)) {
      first.type("echo here", "here");
      try (LabProcess second = LabProcess.shell(home)) {
        assertThat(second.end()).isEqualTo(1);
        assertThat(second.said())
            .contains("this lab is open already", "process " + first.pid() + " since ");
      }
    }
  }

  private World open(Hosting hosting) {
    return World.open(new LabHome(home), InstantSource.system(), hosting);
  }
}
