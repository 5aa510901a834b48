package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code skip}, and tasks that are true before anything was done. */
class SkipTests {

  private final Evening evening;

  SkipTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void whatIsSkippedIsThereForTheTaskBehindIt() {
    evening.type("start build-and-push");
    String image = evening.image("studentbook:1.0");
    assertThat(evening.type("skip")).contains("typed for you", "docker build");
    assertThat(evening.type("skip")).contains("docker image tag studentbook " + image);
    assertThat(evening.type("docker push " + image)).contains("done:", "task 4 of 6");
  }

  @Test
  void whatIsInTheWayOfASolutionIsPutBackFirst() throws Exception {
    evening.type("start build-and-push");
    Path dockerfile = evening.world().workspace().resolve("studentbook/Dockerfile");
    Files.delete(dockerfile);
    assertThat(evening.type("skip")).doesNotContain("did not work out");
    assertThat(dockerfile).exists();
    assertThat(evening.type("docker images")).contains("studentbook");
  }

  @Test
  void theFolderAndTheVariablesOfTheLearnerAreAsTheyWere() {
    evening.type("start sign");
    evening.type("mkdir -p sub && cd sub");
    Map<String, String> variables = Map.copyOf(evening.session().environment());
    Path sub = evening.session().directory();
    assertThat(evening.type("skip")).doesNotContain("did not work out");
    assertThat(evening.session().directory()).isEqualTo(sub);
    assertThat(evening.session().environment()).isEqualTo(variables);
  }

  @Test
  void aKeyOfTheLearnersIsOpenedWithThePasswordThatTheyTell() {
    evening.type("COSIGN_PASSWORD=mine cosign generate-key-pair");
    evening.type("start sign");
    assertThat(evening.type("skip", "mine\n")).doesNotContain("did not work out");
    assertThat(evening.type("cosign verify --key cosign.pub " + evening.image("studentbook:1.0")))
        .contains("The signatures were verified");
    assertThat(evening.type("skip", "wrong\n")).contains("did not work out", "reset");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("payload");
  }

  @Test
  void aTaskThatIsTrueAlreadyIsDoneOnlyWhenSomethingWasDone() {
    assertThat(evening.type("start start-registry")).contains("This is already true");
    assertThat(evening.type("ls")).doesNotContain("done:");
    assertThat(evening.type("check")).contains("This is already true");
    assertThat(evening.type("cosign version")).doesNotContain("done:");
    assertThat(evening.type("registry start")).contains("done: a registry answers", "task 2 of 3");
  }

  @Test
  void eachLineOfAPastedBlockIsLookedAtLikeOneThatWasTyped() {
    evening.type("start start-registry");
    String shown = evening.type("registry start\n# a comment\nregistry status\npredict no\n");
    assertThat(shown)
        .containsSubsequence("task 2 of 3", "registry status was run", "task 3 of 3", "noted: no");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("port");
  }

  @Test
  void aCommandThatGoesOnOverRowsIsOneLine() {
    evening.type("start start-registry");
    String shown = evening.type("registry start &&\n  registry \\\n  status\necho behind");
    assertThat(shown).containsSubsequence("repositories", "done: a registry answers", "behind");
    assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("look");
  }
}
