package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.PasswordQuestion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learner's way through the labs, in a real world: what is prepared, kept and put back. */
class LearnerWayTests {

  @TempDir Path home;

  @Test
  void aScenarioEnteredAloneFindsItsWorldPrepared() {
    try (Evening evening = Evening.in(home)) {
      assertThat(begin(evening, "verify"))
          .anySatisfy(line -> assertThat(line).startsWith("pushed "))
          .anySatisfy(line -> assertThat(line).startsWith("made cosign.key"))
          .anySatisfy(line -> assertThat(line).startsWith("signed "));
      assertThat(begin(evening, "verify")).as("all of it is there already").isEmpty();
    }
  }

  @Test
  void whoEntersInTheMiddleGoesOnFromThere() {
    try (Evening evening = Evening.in(home)) {
      assertThat(evening.lab().nextScenario()).map(Scenario::id).contains("start-registry");
      begin(evening, "verify");
      assertThat(evening.lab().nextScenario()).map(Scenario::id).contains("start-registry");
      Scenario verify = evening.lab().catalogue().get("verify");
      verify.tasks().forEach(task -> evening.lab().finish(End.SKIPPED));
      assertThat(evening.lab().nextScenario()).map(Scenario::id).contains("annotations");
      begin(evening, "sign");
      evening.lab().finish(End.DONE);
      assertThat(evening.lab().nextScenario()).map(Scenario::id).contains("sign");
    }
  }

  @Test
  void whatIsInTheWayOfALabIsPutRightAndTheLabAskedForAgain() throws IOException {
    try (Evening evening = Evening.in(home)) {
      int port = evening.world().registryUrl().getPort();
      evening.type("registry stop");
      try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(evening.type("start sign"))
            .contains("port " + other.getLocalPort() + " is in use")
            .containsSubsequence("registry start --port ", "and then the lab again", "start sign");
      }
    }
  }

  @Test
  void whatTheLearnerHasIsNeverWrittenOver() throws IOException {
    try (Evening evening = Evening.in(home)) {
      Path mine = evening.world().workspace().resolve("studentbook/Dockerfile");
      Files.createDirectories(mine.getParent());
      Files.writeString(mine, "FROM scratch\n# mine\n");
      Path key = evening.world().workspace().resolve("cosign.pub");
      evening.type("cosign generate-key-pair");
      String before = Files.readString(key);
      begin(evening, "build-and-push");
      begin(evening, "sign");
      assertThat(mine).content().contains("# mine");
      assertThat(key).hasContent(before);
    }
  }

  @Test
  void aKeyOfTheLearnersIsSignedWithOnlyWhenItsPasswordIsTold() {
    try (Evening evening = Evening.in(home)) {
      evening.type("COSIGN_PASSWORD=mine cosign generate-key-pair");
      Scenario verify = evening.lab().catalogue().get("verify");
      assertThat(evening.lab().begin(verify, PasswordQuestion.NOBODY))
          .anySatisfy(line -> assertThat(line).startsWith("not signed, since cosign.key"));
      assertThat(evening.lab().begin(verify, file -> Optional.of("mine".toCharArray())))
          .anySatisfy(line -> assertThat(line).startsWith("signed "));
    }
  }

  @Test
  void aTaskIsDoneWhenTheWorldSaysSo() {
    try (Evening evening = Evening.in(home)) {
      begin(evening, "sign");
      Lab lab = evening.lab();
      assertThat(lab.report().passed()).isFalse();
      assertThat(lab.report().cause()).isPresent();
      String image = evening.image("studentbook:1.0");
      evening.type("cosign sign --key cosign.key " + image);
      assertThat(lab.requireCurrent().task().id()).isEqualTo("annotate");
      assertThat(lab.finish(End.SKIPPED)).map(at -> at.task().id()).contains("payload");
    }
  }

  @Test
  void theHintLadderHasAnEnd() {
    try (Evening evening = Evening.in(home)) {
      begin(evening, "sign");
      for (int step = 1; step <= 6; step++) {
        assertThat(evening.lab().takeHint()).isEqualTo(Math.min(4, step));
      }
    }
  }

  @Test
  void undoAndResetPutTheWorldBack() {
    try (Evening evening = Evening.in(home)) {
      Lab lab = evening.lab();
      begin(evening, "sign");
      String signature = "crane ls " + evening.image("studentbook");
      evening.type("cosign sign --key cosign.key " + evening.image("studentbook:1.0"));
      evening.type("rm cosign.key");
      assertThat(lab.undo().current().task().id()).isEqualTo("annotate");
      assertThat(evening.type("ls")).contains("cosign.key");
      assertThat(evening.type(signature)).contains("sha256-");
      lab.reset(lab.catalogue().get("sign"), PasswordQuestion.NOBODY);
      assertThat(lab.requireCurrent().task().id()).isEqualTo("sign");
      assertThat(evening.type(signature)).doesNotContain("sha256-");
    }
  }

  @Test
  void resetStopsTheRegistryThatTheFirstTaskIsToStart() {
    try (Evening evening = Evening.in(home)) {
      Lab lab = evening.lab();
      begin(evening, "start-registry");
      assertThat(lab.report().passed()).isTrue();
      assertThat(lab.reset(lab.catalogue().get("start-registry"), PasswordQuestion.NOBODY))
          .contains("stopped the registry, which the first task is to start");
      assertThat(lab.report().passed()).isFalse();
      assertThat(evening.type("registry start")).contains("registry on");
      assertThat(lab.requireCurrent().task().id()).isEqualTo("look");
      lab.reset(lab.catalogue().get("sign"), PasswordQuestion.NOBODY);
      assertThat(evening.type("registry status")).contains("registry on");
    }
  }

  @Test
  void anotherEveningGoesOnWhereThisOneEnded() {
    try (Evening evening = Evening.in(home)) {
      begin(evening, "sign");
      evening.type("cosign sign --key cosign.key " + evening.image("studentbook:1.0"));
      evening.lab().takeHint();
    }
    try (Evening evening = Evening.again(home)) {
      assertThat(evening.world().registryStatus().running()).isTrue();
      assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("annotate");
      assertThat(evening.lab().requireCurrent().open().hints()).isOne();
      String image = evening.image("studentbook:1.0");
      evening.type("cosign sign --key cosign.key -a course=signing " + image);
      assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("payload");
    }
  }

  @Test
  void damagedProgressIsKeptAsideAndLosesOnlyItsDamagedLine() throws IOException {
    Path file;
    try (Evening evening = Evening.in(home)) {
      file = evening.progress();
      begin(evening, "sign");
      evening.lab().finish(End.DONE);
    }
    String damaged = Files.readString(file) + "?? no line of the lab\n";
    Files.writeString(file, damaged, StandardCharsets.UTF_8);
    try (Evening evening = Evening.again(home)) {
      assertThat(evening.lab().damage()).isPresent();
      assertThat(evening.lab().requireCurrent().task().id()).isEqualTo("annotate");
      assertThat(evening.lab().progress().records()).hasSize(1);
    }
    try (Evening evening = Evening.again(home);
        var files = Files.list(file.getParent())) {
      assertThat(evening.lab().damage()).isEmpty();
      assertThat(files.filter(kept -> kept.toString().contains("damaged")))
          .singleElement()
          .satisfies(kept -> assertThat(kept).hasContent(damaged));
    }
  }

  @Test
  void theWorkspaceIsHomeAndTheMachinesHomeStaysInItsVariable() {
    try (Evening evening = Evening.in(home)) {
      Path workspace = evening.world().workspace();
      evening.type("mkdir -p sub/deep && cd sub/deep && echo x > ~/here.txt");
      assertThat(workspace.resolve("here.txt")).exists();
      assertThat(evening.type("cat ~/here.txt && echo ~ $HOME"))
          .isEqualTo("x\n" + workspace + " " + home + "\n");
      evening.type("cd");
      assertThat(evening.type("pwd")).isEqualTo(workspace + "\n");
      evening.type("cd ~/sub && cd -");
      assertThat(evening.session().directory()).isEqualTo(workspace);
    }
  }

  private static List<String> begin(Evening evening, String name) {
    return evening.lab().begin(evening.lab().catalogue().get(name), PasswordQuestion.NOBODY);
  }
}
