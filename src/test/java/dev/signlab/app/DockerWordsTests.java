package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The words of docker as tutorials type them, each on a registry that a line of docker started. */
class DockerWordsTests {

  @TempDir Path folder;
  private Typed shell;
  private int port;

  @BeforeEach
  void anImage() throws IOException {
    shell = Typed.in(folder);
    port = FreePorts.next();
    write("Dockerfile", "FROM scratch\nLABEL team=a\nENV A=1\nCOPY f /f\nCMD [\"/f\"]\n");
    write("f", "x");
    shell.works("docker build -q -t app:1 .");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @Test
  void anImageIsInspectedAsDockerPrintsIt() {
    shell.works("docker tag app:1 " + here("app:1"));
    shell.works("docker inspect app:1");
    JsonNode image = said().get(0);
    assertThat(image.path("RepoTags").toString()).isEqualTo("[\"app:1\",\"" + here("app:1\"]"));
    assertThat(image.path("RepoDigests").get(1).asString())
        .isEqualTo(here("app@") + image.path("Id").asString());
    assertThat(image.path("Config").path("Labels").path("team").asString()).isEqualTo("a");
    assertThat(image.path("Config").has("Volumes")).isFalse();
    assertThat(shell.said()).element(1).isEqualTo("    {");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "{{index .RepoTags 0}}~app:1",
        "{{range .Config.Env}}{{println .}}{{end}}~A=1",
        "{{json .Config.Cmd}}~[\"/f\"]",
        "{{.Config.Entrypoint}} {{json .Config.Volumes}} {{.Config.User}}~[] null ",
        "{{len .RootFS.Layers}}~1",
        "{{.Os}}/{{.Architecture}}~linux/amd64",
        "{{if .Config.Labels}}{{index .Config.Labels \"team\"}}{{end}}~a"
      })
  void aTemplateIsFilledInWithAnImage(String template, String line) {
    shell.works("docker image inspect --format '" + template + "' app:1");
    assertThat(String.join("\n", shell.said())).contains(line);
  }

  @Test
  void whatIsNotThereIsRefused() {
    shell.refuses("docker inspect nothing:1", "No such object: nothing:1", "docker images");
    shell.refuses("docker inspect --type image registry", "No such image", "docker images");
    assertThat(shell.type("docker inspect -f '{{.Nope}}' app:1")).isEqualTo(1);
    assertThat(String.join("\n", shell.said())).contains("can't evaluate field Nope");
    assertThat(shell.type("docker inspect -f '{{foo .Id}}' app:1")).isEqualTo(1);
    shell.refuses("docker inspect --size app:1", "unknown flag", "docker inspect --help");
    shell.refuses(
        "docker inspect --type x app:1", "valid value", "docker inspect --type image app:1");
    shell.refuses("docker images -f x=1", "invalid filter", "docker images");
    shell.refuses("docker rm nothing", "No such container: nothing", "docker ps -a");
  }

  @Test
  void imagesAreListedAsTheyAreAskedFor() {
    shell.works("docker tag app:1 other/app:2");
    shell.works("docker images app");
    assertThat(shell.said()).hasSize(2).element(1).asString().startsWith("app ");
    shell.works("docker image ls --format '{{.Repository}}:{{.Tag}}'");
    assertThat(shell.said()).containsExactly("app:1", "other/app:2");
    shell.works("docker images -q --no-trunc");
    String id = shell.said().getFirst();
    assertThat(shell.said()).hasSize(1);
    shell.works("docker images --digests");
    assertThat(shell.said().get(1)).contains(id);
    shell.works("docker images --format 'table {{.Repository}}\\t{{.ID}}'");
    assertThat(shell.said().getFirst()).matches("REPOSITORY +IMAGE ID");
    shell.works("docker images --filter reference=oth*/app --format json");
    assertThat(shell.said()).singleElement().asString().contains("\"Tag\":\"2\"");
    shell.works("docker image rm " + id.substring(7, 19));
    shell.works("docker images -q");
    assertThat(shell.said()).isEmpty();
  }

  @Test
  void theRegistrysContainerIsKnownByItsName() {
    run("lab-registry");
    shell.works("docker ps");
    assertThat(shell.said().getFirst()).startsWith("CONTAINER ID   IMAGE");
    assertThat(shell.said().get(1))
        .contains("registry:2", "lab-registry", ":" + port + "->5000/tcp");
    shell.works("docker ps -q");
    String id = shell.said().getFirst();
    shell.works("docker container ls --format '{{.Names}}|{{.State}}'");
    assertThat(shell.said()).containsExactly("lab-registry|running");
    shell.works("docker inspect -f '{{.State.Running}}' lab-registry");
    assertThat(shell.said()).containsExactly("true");
    shell.refuses("docker rm lab-registry", "container is running", "docker rm -f lab-registry");
    shell.refuses("docker stop other", "No such container: other", "docker ps -a");
    shell.works("docker stop " + id);
    shell.works("docker ps -q");
    assertThat(shell.said()).isEmpty();
    shell.works("docker ps -a");
    assertThat(shell.said().get(1)).contains("Exited (0)", "lab-registry");
    shell.works("docker start lab-registry");
    shell.works("docker logs lab-registry");
    shell.works("docker container rm -f lab-registry");
    shell.works("docker ps -aq");
    assertThat(shell.said()).isEmpty();
    shell.works("docker rm -f lab-registry");
    assertThat(shell.said())
        .containsExactly("Error response from daemon: No such container: lab-registry");
  }

  @Test
  void whatTheRegistryHoldsStandsInForDockerHub() {
    run("registry");
    shell.works("docker tag app:1 " + here("app:1"));
    shell.works("docker image push " + here("app:1"));
    shell.works("docker rmi app:1 " + here("app:1"));
    shell.works("docker pull app:1");
    assertThat(shell.said().getFirst()).contains("stands in for Docker Hub");
    shell.works("docker inspect app:1");
    shell.refuses("docker pull nginx", "Docker Hub", "docker images");
  }

  @Test
  void anImageGoesThroughAnArchiveUnchanged() {
    shell.works("docker inspect -f '{{.Id}}' app:1");
    String id = shell.said().getFirst();
    shell.works("docker save app:1 -o app.tar");
    shell.works("docker rmi app:1");
    shell.works("docker load -i app.tar");
    assertThat(shell.said()).containsExactly("Loaded image: app:1");
    shell.works("docker inspect -f '{{.Id}}' app:1");
    assertThat(shell.said()).containsExactly(id);
    shell.works("docker save app:1 | docker image load");
    assertThat(shell.said()).containsExactly("Loaded image: app:1");
    shell.refuses("docker load -i none.tar", "no such file", "docker save -o none.tar app:1");
    shell.refuses("docker load -i f", "cannot read", "help docker load");
  }

  @Test
  void nothingOfAnArchiveIsLeftWhenItsCommandHasEnded() throws IOException {
    shell.works("docker inspect -f '{{.Id}}' app:1");
    String id = shell.said().getFirst().replace("sha256:", "");
    shell.works("docker save app:1 -o app.tar");
    shell.works("docker save app:1 > app2.tar");
    shell.works("docker load -i app.tar");
    shell.works("skopeo copy oci-archive:app.tar oci-archive:other.tar");
    shell.works("skopeo copy docker-archive:app.tar docker-archive:old.tar:app:1");
    try (DirectoryStream<Path> layouts =
        Files.newDirectoryStream(
            Path.of(System.getProperty("java.io.tmpdir")), "signlab-layout-*")) {
      assertThat(layouts)
          .noneMatch(layout -> Files.exists(layout.resolve("blobs/sha256").resolve(id)));
    }
  }

  @Test
  void aComposeFileOfARegistryIsStartedAndStopped() throws IOException {
    write(
        "compose.yaml",
        "services:\n  reg:\n    image: registry:${V:-2}\n    ports: [\"" + port + ":5000\"]\n");
    shell.works("docker compose up -d");
    shell.works("docker-compose ps");
    assertThat(shell.said().get(1)).contains("-reg-1", "registry:2", "reg ");
    shell.works("crane catalog localhost:" + port);
    shell.works("docker compose -f compose.yaml down -v");
    shell.works("docker ps -aq");
    assertThat(shell.said()).isEmpty();
    Files.writeString(
        folder.resolve("compose.yaml"),
        "services:\n  web: {image: nginx}\n  reg: {image: 'registry:2', ports: ['"
            + port
            + ":5000']}\n");
    shell.refuses(
        "docker compose up -d", "no containers but a registry", "docker compose up -d reg");
    shell.works("docker compose up -d reg");
    shell.refuses("docker compose build", "does not know what to do", "help docker compose");
    shell.refuses("docker compose up --scale web=2", "unknown flag", "help docker compose");
  }

  @Test
  void aBuildPushesAndWritesWhatItIsAskedFor() throws IOException {
    run("registry");
    shell.works(
        "docker buildx build --provenance=false --push --metadata-file m.json -t "
            + here("app:2")
            + " .");
    String written = Files.readString(folder.resolve("m.json"));
    shell.works(
        "docker buildx imagetools inspect --format '{{.Manifest.Digest}}' " + here("app:2"));
    assertThat(written).contains(shell.said().getFirst());
    shell.works("docker manifest inspect " + here("app:2"));
    assertThat(said().path("schemaVersion").asInt()).isEqualTo(2);
    shell.works("docker buildx imagetools inspect --raw " + here("app:2") + " > raw.json");
    assertThat(Digest.of(Files.readAllBytes(folder.resolve("raw.json"))).toString())
        .isEqualTo(
            Json.parseObject(written.getBytes(StandardCharsets.UTF_8), "m.json")
                .text("containerimage.digest"));
    shell.refuses("docker build --sbom=true -t a:1 .", "not made here", "syft --help");
  }

  @Test
  void otherEnginesAreReadAsDocker() {
    run("registry");
    shell.works("podman tag app:1 " + here("pod:1"));
    assertThat(shell.said()).singleElement().asString().startsWith("podman: ");
    shell.works("podman push --tls-verify=false " + here("pod:1"));
    assertThat(shell.said()).noneMatch(line -> line.startsWith("podman: "));
    shell.works("podman push app:1 docker://" + here("pod:2"));
    shell.works("nerdctl images -q");
    shell.works("buildah bud -t b:1 .");
    shell.works("crane ls " + here("pod"));
    assertThat(shell.said()).containsExactly("1", "2");
    shell.refuses("buildah from scratch", "no containers", "docker build --help");
    shell.works("podman stop registry");
  }

  @Test
  void whatAnswersInThePlaceOfDockerSaysSo() {
    shell.works("docker version --format '{{.Server.Version}}'");
    assertThat(shell.said().getFirst()).startsWith("signlab");
    shell.works("docker info");
    shell.works("docker info --format json");
    assertThat(said().path("Images").asInt()).isEqualTo(1);
    shell.works("docker logout localhost:" + port);
    assertThat(shell.said()).containsExactly("Not logged in to localhost:" + port);
    shell.refuses("docker login", "means Docker Hub", "docker login -u USER localhost:5001");
    shell.works("docker image prune -a -f");
    assertThat(shell.said()).contains("untagged: app:1", "Total reclaimed space: 0B");
    shell.refuses("docker system prune -a", "nothing was removed", "docker images");
  }

  private JsonNode said() {
    byte[] all = String.join("\n", shell.said()).getBytes(StandardCharsets.UTF_8);
    return Json.parse(all, "what was said");
  }

  private void run(String name) {
    shell.works("docker run -d -p " + port + ":5000 --name " + name + " registry:2");
  }

  private String here(String rest) {
    return "localhost:" + port + "/" + rest;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
