package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.gate.Gate;
import dev.signlab.scenario.load.OwnFolders;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.shell.run.ScenarioLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instructor makes a scenario, proves it, and has it among the others. */
class OwnLabsTests {

  @TempDir private Path home;

  @Test
  void whatAuthorNewMakesPassesItsOwnGateAndIsStartedByItsFolder() throws IOException {
    Path mine = home.resolve("mine/my-lab");
    try (Evening evening = Evening.in(home.resolve("home"))) {
      List<String> before = ids(evening);
      assertThat(evening.type("author new " + mine + " --title \"Sign a book\""))
          .contains("scenario.yaml", "author check " + mine);
      assertThat(evening.status()).isZero();
      Gate gate =
          new Gate(new GateWorld.Maker(false), Path.of(""), new ScenarioLines(Commands.table()));
      assertThat(gate.prove(mine, Gate.Order.ALL))
          .hasSize(1)
          .allSatisfy(proof -> assertThat(proof.findings()).isEmpty());
      assertThat(evening.type("author preview " + mine + " verify"))
          .contains("Anybody with the public key can ask", "The files are in order");
      assertThat(evening.type("list --from " + mine.getParent())).contains("my-lab", "Sign a book");
      assertThat(ids(evening)).isEqualTo(before);
      assertThat(evening.type("start " + mine)).contains("Say yes to an image");
      assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("sign");
      assertThat(ids(evening)).startsWith(before.toArray(String[]::new)).endsWith("my-lab");
      assertThat(evening.type("author new " + mine)).contains("something is in " + mine);
      assertThat(evening.type("author docs signers")).contains("different keys and identities");
      assertThat(evening.type("author docs")).contains("Writing scenarios", "attestation-value");
      assertThat(evening.type("author docs signatur")).contains("author docs signature");
    }
  }

  @Test
  void foldersOfTheHomeAndOfTheVariableAreReadBehindTheLabsOwn() throws IOException {
    Path labs = home.resolve("labs");
    Files.createDirectories(labs.resolve("own"));
    Path named = Files.createDirectories(home.resolve("named"));
    Path gone = home.resolve("gone");
    OwnFolders folders =
        OwnFolders.of(labs, Map.of(OwnFolders.VARIABLE, named + ":" + gone + "::"));
    assertThat(folders.all()).containsExactly(labs, named);
    assertThat(folders.missing()).containsExactly(gone);
    Path started = Files.createDirectories(home.resolve("started"));
    folders.remember(started);
    folders.remember(started);
    folders.remember(named.resolve("below"));
    assertThat(folders.all()).containsExactly(labs, named, started);
    assertThat(Files.readString(labs.resolve("started"))).isEqualTo(started + "\n");
  }

  @Test
  void whatWasWrittenIntoTheHomeAMomentAgoIsStartedByItsName() throws IOException {
    try (Evening evening = Evening.in(home.resolve("home"))) {
      assertThat(evening.type("start fresh")).contains("no lab fresh");
      evening.type("author new --title Fresh");
      assertThat(evening.type("start fresh")).contains("carries a signature by cosign.key");
      Path file = home.resolve("home/labs/own/fresh/scenario.yaml");
      Files.writeString(file, Files.readString(file).replace("id: verify", "id: look"));
      evening.type("start start-registry");
      evening.type("start fresh");
      assertThat(evening.lab().requireCurrent().scenario().task("look")).isPresent();
    }
  }

  @Test
  void aLabWithADefectIsNamedWithItsDefect() throws IOException {
    try (Evening evening = Evening.in(home.resolve("home"))) {
      Path mine = home.resolve("my-lab");
      evening.type("author new " + mine);
      Path file = mine.resolve("scenario.yaml");
      Files.writeString(file, Files.readString(file).replace("minutes:", "minuts:"));
      assertThat(evening.type("start " + mine)).contains("has a defect", "minutes");
      assertThat(evening.type("author preview " + mine)).contains("scenario.yaml:4", "minuts");
      assertThat(evening.status()).isNotZero();
    }
  }

  private static List<String> ids(Evening evening) {
    return evening.lab().catalogue().scenarios().stream().map(Scenario::id).toList();
  }
}
