package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line asks for is done or refused, and nothing beyond it is done. */
class NothingIsDroppedTests {

  @TempDir Path folder;
  private Typed shell;
  private int port;

  @BeforeEach
  void anImage() throws IOException {
    shell = Typed.in(folder);
    port = FreePorts.next();
    write("Dockerfile", "FROM scratch\nCOPY f /f\n");
    write("f", "x");
    shell.works("docker build -q -t app:1 .");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @Test
  void aTriedVerificationWritesNoFile() throws IOException {
    String host = "localhost:" + port;
    registryWithASignature(host);
    String rest = " --key cosign.pub --output-file out.json ";
    shell.refuses("cosign verify" + rest + host + "/app:2", "no signatures", signed(host));
    assertThat(folder.resolve("out.json")).doesNotExist();
    write("out.json", "mine");
    shell.type("cosign verify --key cosing.pub --output-file out.json " + host + "/app:1");
    assertThat(folder.resolve("out.json")).hasContent("mine");
    shell.works("export COSIGN_OUTPUT_FILE=named.json");
    shell.type("cosign verify --key cosing.pub " + host + "/app:1");
    assertThat(folder.resolve("named.json")).doesNotExist();
    shell.works("cosign verify" + rest + host + "/app:1");
    assertThat(folder.resolve("out.json")).content().contains("sha256:");
  }

  private String signed(String host) {
    return "cosign verify --key cosign.pub --output-file out.json " + host + "/app:1";
  }

  private void registryWithASignature(String host) throws IOException {
    shell.works("registry start --port " + port);
    shell.works("export COSIGN_PASSWORD=");
    shell.works("cosign generate-key-pair");
    shell.works("docker tag app:1 " + host + "/app:1");
    shell.works("docker push " + host + "/app:1");
    write("f", "other");
    shell.works("docker build -q -t " + host + "/app:2 .");
    shell.works("docker push " + host + "/app:2");
    shell.works("cosign sign --key cosign.key " + host + "/app:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "256", "sha", "sha256:zzzz", "sha256:abcd"})
  void aNameThatLooksLikeAnIdTakesNoOtherNameAway(String name) {
    shell.works("docker tag app:1 " + name);
    shell.works("docker rmi " + name);
    assertThat(shell.said()).hasSize(1);
    shell.works("docker inspect app:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "oras pull -p secret HOST/x:1 ~ --password without --username ~ oras pull --help",
        "oras cp --from-password s HOST/x:1 HOST/y:1 ~ --from-password without ~ oras copy --help",
        "oras cp --to-password s HOST/x:1 HOST/y:1 ~ --to-password without ~ oras copy --help",
        "cosign tree --registry-password s HOST/x:1 ~ --registry-password without"
            + " ~ cosign tree --help",
        "podman push --tls-verify=true HOST/x:1 ~ cannot insist on TLS ~ podman push HOST/x:1",
        "podman pull --tls-verify HOST/x:1 ~ cannot insist on TLS ~ podman pull HOST/x:1",
        "docker compose -f a.yml -f b.yml up -d ~ one --file ~ help docker compose",
        "docker compose --profile a --profile=b up ~ one --profile ~ help docker compose"
      })
  void aFlagThatWouldBeDroppedIsRefused(String line, String cause, String hint) {
    String host = "localhost:" + port;
    shell.refuses(line.replace("HOST", host), cause, hint.replace("HOST", host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e REGISTRY_AUTH=htpasswd",
        "--env=REGISTRY_HTTP_TLS_KEY=/k",
        "-e REGISTRY_PROXY_REMOTEURL=http://localhost:1",
        "--env-file my.env",
        "-v /c.yml:/etc/docker/registry/config.yml:ro",
        "--mount type=bind,source=/c,target=/etc/distribution/config.yml"
      })
  void noOpenRegistryStandsInForAnother(String settings) {
    shell.refuses(
        "docker run -d -p " + port + ":5000 " + settings + " registry:2",
        "nothing was started",
        "registry start");
  }

  @Test
  void theLineOfferedNamesTheFileOfLoginsThatTheContainerWouldRead() {
    shell.refuses(
        "docker run -d -p 5001:5000 -v ./logins:/auth:ro -e REGISTRY_AUTH=htpasswd -e"
            + " REGISTRY_AUTH_HTPASSWD_PATH=/auth/users registry:2",
        "nothing was started",
        "registry start --htpasswd ./logins/users");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment:\n      - REGISTRY_AUTH=htpasswd",
        "environment:\n      REGISTRY_AUTH_HTPASSWD_PATH: /auth",
        "env_file: my.env",
        "env_file:\n      - path: my.env",
        "volumes:\n      - ./c.yml:/etc/docker/registry/config.yml",
        "volumes:\n      - {type: bind, source: c, target: /etc/docker/registry/config.yml}"
      })
  void norForOneOfAComposeFile(String settings) throws IOException {
    compose(settings);
    shell.refuses("docker compose up -d", "nothing was started", "registry start");
  }

  @Test
  void settingsThatChangeNothingHereAreNoHindrance() throws IOException {
    compose(
        "environment:\n      - REGISTRY_STORAGE_DELETE_ENABLED=true\n"
            + "    volumes:\n      - data:/var/lib/registry");
    shell.works("docker compose up -d");
    shell.works("docker compose down");
  }

  private void compose(String settings) throws IOException {
    write(
        "compose.yaml",
        "services:\n  reg:\n    image: registry:2\n    ports: [\"%d:5000\"]\n    %s\n"
            .formatted(port, settings));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
