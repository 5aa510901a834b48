package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The words of crane on images that are damaged or unusual. */
class CraneWordsTests {

  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

  @TempDir Path folder;
  private Typed shell;
  private String host;

  @BeforeEach
  void anImage() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    host = "localhost:" + port;
    shell.works("registry start --port " + port);
    write("Dockerfile", "FROM scratch\nCOPY f /f\n");
    write("f", "as it was built");
    shell.works("docker build -q --push -t " + host + "/app:1 .");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @Test
  void aDamagedLayerOfAnArchiveIsNotValid() throws IOException {
    shell.works("docker pull " + host + "/app:1");
    shell.works("skopeo copy docker://" + host + "/app:1 docker-archive:good.tar");
    shell.works("crane validate --tarball good.tar");
    assertThat(shell.said()).containsExactly("PASS: good.tar");
    String bytes = Files.readString(folder.resolve("good.tar"), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("as it was built");
    Files.writeString(
        folder.resolve("bad.tar"),
        bytes.replace("as it was built", "as it was never"),
        StandardCharsets.ISO_8859_1);
    assertThat(shell.type("crane validate --tarball bad.tar")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("diff_id").doesNotContain("PASS");
  }

  @Test
  void anImageWhoseConfigTellsOfOtherLayersIsNotValid() throws IOException {
    shell.works("crane validate --remote " + host + "/app:1");
    write(
        "config.json",
        "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\","
            + "\"diff_ids\":[\"sha256:"
            + "0".repeat(64)
            + "\"]}}");
    shell.works("tar -cf layer.tar f");
    shell.works(
        "oras push --config config.json:" + CONFIG + " " + host + "/bad:1 layer.tar:" + LAYER);
    assertThat(shell.type("crane validate --remote " + host + "/bad:1")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("diff_id").doesNotContain("PASS");
    shell.works("crane validate --fast --remote " + host + "/bad:1");
  }

  @Test
  void anArchiveForADeviceDoesNotTakeItsPlace() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
    shell.works("docker pull " + host + "/app:1");
    shell.works("docker save -o null " + host + "/app:1");
    shell.works("crane pull " + host + "/app:1 null");
    shell.works("skopeo copy docker://" + host + "/app:1 oci-archive:null");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void ofAnIndexTheImageOfThePlatformIsJudgedAlone() throws IOException {
    write(
        "config.json",
        "{\"architecture\":\"arm64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\","
            + "\"diff_ids\":[\"sha256:"
            + "0".repeat(64)
            + "\"]}}");
    shell.works("tar -cf layer.tar f");
    shell.works(
        "oras push --config config.json:" + CONFIG + " " + host + "/app:bad layer.tar:" + LAYER);
    write(
        "index.json",
        "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
            + "\"manifests\":["
            + listed("1", "amd64")
            + ","
            + listed("bad", "arm64")
            + "]}");
    shell.works("oras manifest push " + host + "/app:both index.json");
    shell.works("crane validate --platform linux/amd64 --remote " + host + "/app:both");
    for (String platform : new String[] {"--platform linux/arm64 ", ""}) {
      assertThat(shell.type("crane validate " + platform + "--remote " + host + "/app:both"))
          .isNotZero();
      assertThat(String.join("\n", shell.said())).contains("diff_id").doesNotContain("PASS");
    }
  }

  private String listed(String tag, String architecture) {
    shell.works("oras manifest fetch --descriptor " + host + "/app:" + tag);
    return said()
        .toString()
        .replaceFirst(
            "}$", ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}}");
  }

  @Test
  void whatIsNotChangedStaysAsItIs() throws IOException {
    write("config.json", "{\"config\":{\"Env\":[\"BARE\",\"A=1\",\"B=a=b\"]}}");
    shell.works(
        "oras push --artifact-type a/b --config config.json:"
            + CONFIG
            + " "
            + host
            + "/app:1 f:"
            + LAYER);
    shell.works("crane mutate -e A=2 -t " + host + "/app:2 " + host + "/app:1");
    shell.works("crane config " + host + "/app:2");
    assertThat(said().path("config").path("Env").toString())
        .isEqualTo("[\"BARE\",\"A=2\",\"B=a=b\"]");
  }

  @Test
  void whatAnArtifactIsAboutStays() throws IOException {
    shell.works("oras attach --artifact-type a/b " + host + "/app:1 f");
    String digest =
        shell.said().stream()
            .filter(line -> line.startsWith("Digest: "))
            .map(line -> line.substring("Digest: ".length()))
            .findFirst()
            .orElseThrow();
    shell.works("crane manifest " + host + "/app@" + digest);
    JsonNode before = said();
    shell.works("crane mutate -a k=v -t " + host + "/app:2 " + host + "/app@" + digest);
    shell.works("crane manifest " + host + "/app:2");
    assertThat(said().path("subject")).isEqualTo(before.path("subject"));
    assertThat(said().path("artifactType").asString()).isEqualTo("a/b");
    assertThat(said().path("annotations").path("k").asString()).isEqualTo("v");
  }

  private JsonNode said() {
    String text = String.join("\n", shell.said());
    return Json.parse(text.getBytes(StandardCharsets.UTF_8), "what was said");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
