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

/** Lines of docker compose: what they ask for is done or refused, and what is offered works. */
class ComposeLineTests {

  private static final String REGISTRY =
      "services:\n  reg:\n    image: registry:2\n    ports: ['%d:5000']\n";

  @TempDir Path folder;
  private Typed shell;
  private int port;

  @BeforeEach
  void aFile() throws IOException {
    shell = Typed.in(folder);
    port = FreePorts.next();
    write("compose.yaml", REGISTRY.formatted(port));
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @Test
  void logsMayBeFollowed() throws IOException {
    Files.move(folder.resolve("compose.yaml"), folder.resolve("a.yml"));
    shell.works("docker compose -f a.yml up -d");
    shell.works("docker compose -f a.yml logs -f");
    assertThat(shell.said()).contains("that is all until now; the lab does not wait for more");
    Files.move(folder.resolve("a.yml"), folder.resolve("compose.yaml"));
    shell.works("docker compose logs -f --tail all reg");
    shell.works("docker compose logs -n 0");
    assertThat(shell.said()).isEmpty();
    shell.worksAsOffered(
        "docker compose -f compose.yaml logs --tail ten",
        "invalid value for --tail: ten",
        "docker compose -f compose.yaml logs --tail 20");
  }

  @Test
  void aNamedFileThatIsNoneIsSaidOfItself() {
    shell.refuses("docker compose -f " + folder + " up", "found: a folder", "registry start");
    shell.refuses("docker compose -f gone.yml up", "found: nothing there", "registry start");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logs -t", "logs --pull x", "up --tail 3", "start -t 3", "ps -n 3"})
  void aFlagOfAnotherVerbIsRefused(String words) {
    shell.refuses("docker compose " + words, "unknown flag", "help docker compose");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "up -d ~ no containers but a registry",
        "up -d web reg ~ no containers but a registry",
        "up -d other ~ no such service: other"
      })
  void theOfferedLineIsForTheSameFile(String words, String cause) throws IOException {
    write("my file.yml", REGISTRY.formatted(port) + "  web: {image: nginx}\n");
    shell.worksAsOffered(
        "docker compose -f 'my file.yml' -p mine " + words,
        cause,
        "docker compose -f 'my file.yml' -p mine up -d reg");
    shell.works("docker ps --format '{{.Names}}'");
    assertThat(shell.said()).containsExactly("mine-reg-1");
  }

  @Test
  void oneOfSeveralRegistriesIsOfferedByItsName() throws IOException {
    write("two.yml", REGISTRY.formatted(port) + "  b: {image: 'registry:3', profiles: [more]}\n");
    shell.worksAsOffered(
        "docker compose -f two.yml --profile more up -d",
        "the lab has one registry",
        "docker compose -f two.yml --profile more up -d reg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.override.yml", "docker-compose.override.yaml"})
  void anOverrideIsNotPassedOver(String name) throws IOException {
    write(name, "services: {reg: {environment: [REGISTRY_AUTH=htpasswd]}}\n");
    shell.worksAsOffered(
        "docker compose up -d", "no other over it", "docker compose -f compose.yaml up -d");
  }

  @Test
  void theVariablesOfComposeCount() throws IOException {
    write(
        "b.yml",
        "services:\n  x: {image: 'registry:3', profiles: [p], ports: ['%d:5000']}\n"
            .formatted(port));
    shell.works("export COMPOSE_FILE=b.yml COMPOSE_PROFILES=o,p COMPOSE_PROJECT_NAME=mine");
    shell.works("docker compose up -d");
    shell.works("docker ps --format '{{.Names}} {{.Image}}'");
    assertThat(shell.said()).containsExactly("mine-x-1 registry:3");
    shell.works("export COMPOSE_FILE=b.yml:compose.yaml");
    shell.worksAsOffered("docker compose ps", "no other over it", "docker compose -f b.yml ps");
  }

  @Test
  void aVariableThatStandsElsewhereIsNotTakenForEmpty() throws IOException {
    write("compose.yaml", REGISTRY.formatted(port).replace(":2", ":${V:-2}"));
    write(".env", "OTHER=1\n");
    shell.works("docker compose ps");
    write(".env", "OTHER=1\nexport V=3\n");
    shell.refuses("docker compose up -d", "reads no .env", "registry start");
    write(".env", "COMPOSE_PROJECT_NAME=x\n");
    shell.refuses("docker compose up -d", "reads no .env", "registry start");
    write(".env", "V=1\n");
    shell.works("export V=3");
    shell.works("docker compose up -d");
    shell.works("docker ps --format '{{.Image}}'");
    assertThat(shell.said()).containsExactly("registry:3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-p MINE up -d", "-p _a ps", "--project-name 'a b' down"})
  void noOtherProjectStandsInForAWrongName(String words) {
    shell.refuses("docker compose " + words, "invalid project name", "help docker compose");
  }

  @Test
  void theFileMayNameItsProjectByAVariable() throws IOException {
    write("compose.yaml", "name: ${P:-of-file}\n" + REGISTRY.formatted(port));
    shell.works("docker compose up -d");
    shell.works("docker ps --format '{{.Names}}'");
    assertThat(shell.said()).containsExactly("of-file-reg-1");
  }

  @Test
  void furtherFilesInAFileAreNotPassedOver() throws IOException {
    write("compose.yaml", "include: [a.yml]\n" + REGISTRY.formatted(port));
    shell.refuses("docker compose up -d", "cannot understand", "registry start");
  }

  @Test
  void allContainersAreThereOrNothingIsDone() {
    shell.works("docker compose -p p up -d");
    shell.refuses("docker stop p-reg-1 nosuch", "No such container: nosuch", "docker ps -a");
    shell.works("docker ps -q");
    assertThat(shell.said()).hasSize(1);
    shell.works("docker rm -f nosuch p-reg-1");
    assertThat(shell.said()).contains("p-reg-1");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
