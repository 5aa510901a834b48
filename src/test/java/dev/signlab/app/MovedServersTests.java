package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.World;
import dev.signlab.scenario.run.Lab;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedServersTests {

  /** A learner whose usual ports are taken moves the servers, and goes on in the same shell. */
  @Test
  void labsNameTheServicesWhereTheyWereStarted(@TempDir Path home) {
    LabSession session = session(home);
    try (World world = session.service(World.class)) {
      int base = Deployment.freeBase();
      assertThat(goals(session)).contains("localhost:5101");

      type(session, "registry start --port 0");
      type(session, "world start --port-base " + base);
      assertThat(goals(session)).contains("localhost:" + (base + 1));
      assertThat(goals(session)).doesNotContain("localhost:5101");
      assertThat(world.hosts()).contains("localhost:" + (base + 1));
    }
  }

  /** The port that was typed is the learner's: another one would start what nobody asked for. */
  @Test
  void aRegistryIsStartedOnThePortThatWasTyped(@TempDir Path home) throws IOException {
    LabSession session = session(home);
    try (World world = session.service(World.class)) {
      int free;
      try (ServerSocket socket = new ServerSocket(0)) {
        free = socket.getLocalPort();
      }
      String typed = "localhost:" + free;
      assertThat(refused(session, "crane digest " + typed + "/x:1"))
          .contains(
              "if this lab's registry is meant, it is localhost:5001: crane digest"
                  + " localhost:5001/x:1",
              "start the lab's registry: registry start --port " + free);
      type(session, "registry start --port " + free);
      type(session, "registry stop");
      assertThat(refused(session, "crane digest " + typed + "/x:1"))
          .contains("start the lab's registry: registry start\n")
          .doesNotContain("is meant");
      assertThat(world.registry()).hasToString(typed);
    }
  }

  private static String refused(LabSession session, String line) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(said, said, Screen.Style.PIPE, Questions.UNANSWERED);
    assertThat(session.service(LineRunner.class).run(line, screen)).isNotZero();
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String goals(LabSession session) {
    return session.service(Lab.class).catalogue().get("first-keyless").tasks().toString();
  }

  private static void type(LabSession session, String line) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(said, said, Screen.Style.PIPE, Questions.UNANSWERED);
    int status = session.service(LineRunner.class).run(line, screen);
    assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static LabSession session(Path home) {
    Map<String, String> environment =
        Map.of("HOME", home.toString(), "LAB_HOME", home.toString(), "PATH", "/usr/bin:/bin");
    return Wiring.of(
            new LabSession.Setting(
                home, environment, InputStream.nullInputStream(), InstantSource.system(), true))
        .session();
  }
}
