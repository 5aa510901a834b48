package dev.signlab.shell.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.NoteServer;
import dev.signlab.environment.world.RegistryServer;
import dev.signlab.environment.world.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTextTests {

  @TempDir Path home;

  @Test
  void everyServerOfTheWorldIsListed() {
    try (World world =
        World.open(
            new LabHome(home),
            InstantSource.system(),
            new Hosting.InProcess(),
            List.of(RegistryServer.KIND, new NoteServer()))) {
      assertThat(StatusText.world(world, world.registryStatus()))
          .contains("  registry      http://localhost:5001, does not answer")
          .contains("  notes         http://localhost:7541, does not run; no note");
      int port = world.start("notes", 0).port();
      assertThat(StatusText.world(world, world.registryStatus()))
          .contains("  notes         http://localhost:%d, answers; no note".formatted(port));
    }
  }
}
