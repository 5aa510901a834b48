package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The lines of the basics, typed against whatever registry: the same lines for all. */
final class Basics {

  private final LabSession session;
  private final String host;

  private Basics(LabSession session, String host) {
    this.session = session;
    this.host = host;
  }

  /**
   * Prepares a lab in a folder.
   *
   * @param host the registry as it stands at the front of a reference
   * @param login user, colon, password; or empty
   */
  static Basics in(Path folder, String host, String login) throws IOException {
    Path work = Files.createTempDirectory(folder, "basics-");
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", work.toString());
    environment.put("LAB_HOME", work.resolve("lab").toString());
    environment.put("DOCKER_CONFIG", work.toString());
    environment.put("COSIGN_PASSWORD", "");
    environment.put("COSIGN_NEW_BUNDLE_FORMAT", "false"); // as the worlds of these labs say
    if (!login.isEmpty()) {
      String auth = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
      Files.writeString(
          work.resolve("config.json"),
          "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(host, auth));
    }
    LabSession.Setting setting =
        new LabSession.Setting(
            work, environment, InputStream.nullInputStream(), InstantSource.system(), false);
    return new Basics(Wiring.of(setting).session(), host);
  }

  /** Goes through the basics; {@code use} is what stands behind {@code world use}. */
  void goThrough(String use) {
    type("world use " + use, 0, "the labs use ");
    TagReference image = Repository.parse(host + "/studentbook").tag("1.0");
    TestImages.push(session.service(RegistryClient.class), image, "one");
    type("cosign verify --key cosign.pub " + image, 1, "cosign.pub");
    type("cosign generate-key-pair", 0, "cosign.pub");
    type("cosign verify --key cosign.pub " + image, 10, "no signatures found");
    type("cosign sign --key cosign.key " + image, 0, "");
    type("cosign verify --key cosign.pub " + image, 0, "studentbook");
    type("cosign triangulate " + image, 0, host + "/studentbook:sha256-");
    type("cosign tree " + image, 0, ".sig");
    type("cosign generate-key-pair --output-key-prefix other", 0, "other.pub");
    type("cosign verify --key other.pub " + image, 12, "cosign.pub");
  }

  private void type(String line, int status, String expected) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StreamScreen screen = new StreamScreen(said, said, Screen.Style.PIPE, Questions.UNANSWERED);
    int actual = session.service(LineRunner.class).run(line, screen);
    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(text).as(line).contains(expected);
    assertThat(actual).as("status of %s, which said %s", line, text).isEqualTo(status);
  }
}
