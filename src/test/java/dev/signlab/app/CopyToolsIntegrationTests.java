package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The words of skopeo and crane beside those tools themselves, on the lab's registry. */
class CopyToolsIntegrationTests {

  @TempDir Path folder;
  private Typed shell;
  private String host;

  @BeforeEach
  void anImage() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    host = "localhost:" + port;
    shell.works("registry start --port " + port);
    Files.writeString(
        folder.resolve("Dockerfile"),
        "FROM scratch\nCOPY f /f\nLABEL team=a other=b\nENV A=1\nCMD [\"/f\"]\n");
    Files.writeString(folder.resolve("f"), "x");
    shell.works("docker build -q --push -t " + host + "/app:1 .");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-tags docker://HOST/app",
        "inspect docker://HOST/app:1",
        "inspect -n docker://HOST/app:1",
        "inspect --raw docker://HOST/app:1",
        "inspect --format {{.Digest}} docker://HOST/app:1",
        "inspect --format {{.Name}}{{.RepoTags}}{{.Labels}}{{.Env}} docker://HOST/app:1",
        "inspect --format {{.Os}}/{{.Architecture}}\\n{{.DockerVersion}} docker://HOST/app:1",
        "inspect --format {{range.LayersData}}{{.MIMEType}}{{end}} docker://HOST/app:1",
        "inspect --config --format {{.OS}}{{.Config.Cmd}}{{.RootFS.Type}} docker://HOST/app:1"
      })
  void theLabSaysWhatSkopeoSays(String line) {
    String typed = line.replace("HOST", host);
    String theirs = skopeo(typed.replaceFirst(" ", " --tls-verify=false "));
    shell.works("skopeo " + typed.replaceAll("(\\{\\{.*}})", "'$1'"));
    assertThat(String.join("\n", shell.said()).stripTrailing()).isEqualTo(theirs.stripTrailing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digest HOST/app:1",
        "digest --full-ref HOST/app:1",
        "manifest HOST/app:1",
        "config HOST/app:1",
        "ls HOST/app",
        "ls --full-ref HOST/app",
        "catalog HOST",
        "catalog --full-ref HOST",
        "tag HOST/app:1 two"
      })
  void theLabSaysWhatCraneSays(String line) {
    String typed = line.replace("HOST", host);
    String theirs = crane(typed);
    shell.works("crane " + typed);
    assertThat(String.join("\n", shell.said()).stripTrailing()).isEqualTo(theirs.stripTrailing());
  }

  @Test
  void anImageIsChangedAsByCrane() {
    String flags =
        " --label x=y --env B=2 --entrypoint /a,b --user 5 --workdir /w --annotation n=m ";
    crane("mutate" + flags + "-t " + host + "/theirs:1 " + host + "/app:1");
    shell.works("crane mutate" + flags + "-t " + host + "/ours:1 " + host + "/app:1");
    assertThat(crane("validate --remote " + host + "/ours:1")).contains("PASS");
    assertThat(config("ours")).isEqualTo(config("theirs"));
    assertThat(crane("manifest " + host + "/ours:1")).contains("\"n\":\"m\"");
    shell.works("crane mutate --cmd /z " + host + "/app:1");
    assertThat(crane("config " + shell.said().getFirst())).contains("\"Cmd\":[\"/z\"]");
  }

  private JsonNode config(String name) {
    byte[] json = crane("config " + host + "/" + name + ":1").getBytes(StandardCharsets.UTF_8);
    return Json.parse(json, name).path("config");
  }

  @Test
  void whatOneWritesTheOtherReads() {
    String image = "docker://" + host + "/app:1";
    shell.works("skopeo copy " + image + " docker-archive:ours.tar:app:1");
    shell.works("skopeo copy " + image + " dir:ours");
    shell.works("docker save " + host + "/app:1 -o saved.tar");
    String layer = skopeo("inspect --format {{.Labels}}{{.Env}} docker-archive:ours.tar:app:1");
    assertThat(layer)
        .isEqualTo(skopeo("inspect --format {{.Labels}}{{.Env}} docker-archive:saved.tar"));
    shell.works("crane digest " + host + "/app:1");
    String digest = shell.said().getFirst();
    assertThat(skopeo("inspect --format {{.Digest}} dir:ours").strip()).isEqualTo(digest);
    assertThat(skopeo("inspect --format {{.Digest}} oci-archive:saved.tar").strip())
        .isEqualTo(digest);

    skopeo(
        "--insecure-policy copy --src-tls-verify=false "
            + image
            + " docker-archive:theirs.tar:app:2");
    skopeo("--insecure-policy copy --src-tls-verify=false " + image + " dir:theirs");
    shell.works("docker load -i theirs.tar");
    assertThat(shell.said()).containsExactly("Loaded image: app:2");
    shell.works("skopeo copy dir:theirs docker://" + host + "/back:1");
    shell.works("crane digest " + host + "/back:1");
    assertThat(shell.said()).containsExactly(digest);
    shell.works("skopeo copy docker-archive:theirs.tar docker://" + host + "/new:1");
    assertThat(crane("validate --remote " + host + "/new:1")).contains("PASS");
  }

  @Test
  void archivesOfCraneGoBothWays() {
    shell.works("crane pull " + host + "/app:1 ours.tar");
    assertThat(crane("validate --tarball ours.tar")).contains("PASS");
    crane("pull " + host + "/app:1 theirs.tar");
    shell.works("crane push theirs.tar " + host + "/pushed:1");
    assertThat(crane("validate --remote " + host + "/pushed:1")).contains("PASS");
    shell.works("crane pull --format oci " + host + "/app:1 lay");
    shell.works("crane push lay " + host + "/lay:1");
    assertThat(crane("digest " + host + "/lay:1")).isEqualTo(crane("digest " + host + "/app:1"));
  }

  @Test
  void whatChangesADigestIsRefused() {
    String image = "docker://" + host + "/app:1";
    shell.refuses(
        "skopeo copy --format v2s2 " + image + " dir:x", "would change", "skopeo copy --help");
    shell.refuses(
        "skopeo copy --preserve-digests " + image + " docker-archive:x",
        "keeps no manifest",
        "skopeo copy --help");
    shell.works("skopeo copy " + image + " docker-archive:x.tar");
    shell.refuses("skopeo copy " + image + " docker-archive:x.tar", "modifying", "rm x.tar");
    shell.refuses("skopeo inspect --raw --format x " + image, "raw", "skopeo inspect --help");
    shell.refuses(
        "crane export " + host + "/app:1 -", "no layers", "crane manifest " + host + "/app:1");
    shell.works("skopeo delete " + image);
    shell.works("crane ls " + host + "/app");
    assertThat(shell.said()).isEmpty();
  }

  private String skopeo(String line) {
    return Tool.require("skopeo-new").in(folder).succeed(line.split(" ")).stdout();
  }

  private String crane(String line) {
    Tool.Run run = Tool.require("crane").in(folder).succeed(line.split(" "));
    return run.stdout() + (line.startsWith("validate") ? run.stderr() : "");
  }
}
