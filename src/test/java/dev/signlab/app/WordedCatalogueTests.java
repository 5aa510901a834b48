package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.load.Anchors;
import dev.signlab.scenario.load.Catalogue;
import dev.signlab.scenario.load.ScenarioLoader;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordedCatalogueTests {

  @Test
  void labsNameTheServicesWhereTheyAreNow(@TempDir Path home) {
    try (World world =
        World.open(new LabHome(home), InstantSource.system(), new Hosting.InProcess())) {
      ScenarioLoader loader = new ScenarioLoader(Anchors.unchecked(), world::inThisWorld);
      WordedCatalogue labs =
          new WordedCatalogue(world::hosts, () -> Catalogue.read(Path.of("labs"), loader));
      assertThat(goals(labs)).contains("localhost:5101").doesNotContain("localhost:6201");

      world.remember(SigstoreServer.NAME, 6200);
      assertThat(goals(labs)).contains("localhost:6201").doesNotContain("localhost:5101");
      assertThat(labs.get()).as("read once for each place").isSameAs(labs.get());
    }
  }

  private static String goals(WordedCatalogue labs) {
    return labs.get().get("first-keyless").tasks().toString();
  }
}
