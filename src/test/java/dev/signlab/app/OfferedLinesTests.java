package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.LabException;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.Word;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.shell.run.FlagReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is offered in place of a line that is not understood: it works, and removes nothing. */
@Tag("alike")
class OfferedLinesTests {

  private static final CommandTable TABLE = Commands.table();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker trust sign localhost:5001/app:1",
        "docker trust inspect localhost:5001/app:1",
        "docker trust",
        "docker ps",
        "docker ps -a",
        "docker container ls",
        "docker commit C app:1",
        "docker buildx build --push -t app:1 .",
        "docker buildx ls",
        "docker rm -f registry",
        "docker rm registry",
        "docker stop registry",
        "docker kill registry",
        "docker logs registry",
        "docker exec -it registry sh",
        "docker inspect app:1",
        "docker image inspect app:1",
        "docker history app:1",
        "docker manifest inspect app:1",
        "docker manifest create app:1 app:2",
        "docker save app:1 -o app.tar",
        "docker load -i app.tar",
        "docker compose up -d",
        "docker system prune -af",
        "docker image prune -a",
        "docker volume ls",
        "docker logout",
        "docker search app",
        "docker rmii app:1",
        "docker rm1 app:1",
        "docker pul app:1",
        "docker psh app:1",
        "docker tga app:1 app:2",
        "docker taag app:1",
        "docker bild -t app:1 .",
        "docker image sl",
        "docker --help-me",
        "docker",
        "podman push app:1",
        "podman pull --nosuch app:1",
        "podman rmi app:1",
        "podman ps",
        "podman stop lab-registry",
        "nerdctl images",
        "?",
        "man",
        "man cosign",
        "man cosign sign",
        "man nosuch",
        "which cosign",
        "type ls",
        "cosign verfy --key cosign.pub app:1",
        "cosign verfy",
        "cosign verify --kee cosign.pub app:1",
        "cosign sing --key cosign.key app:1",
        "cosign claen app:1",
        "cosign clena -f app:1",
        "cosing verify --key cosign.pub app:1",
        "cosing nosuch app:1",
        "cosign nosuch",
        "cosign verify docker://localhost:1/app:1 --key cosign.pub",
        "cosign tree docker://localhost:1/app:1",
        "cosign triangulate docker://localhost:1/app:1",
        "skopeo inspct docker://localhost:5001/app:1",
        "skopeo delete docker://localhost:5001/app:1",
        "skopeo list-tags docker://localhost:5001/app",
        "crane rm localhost:5001/app:1",
        "crane delete localhost:5001/app:1",
        "crane digst localhost:5001/app:1",
        "crane cp a b",
        "syft pakages app:1",
        "rmm cosign.key",
        "r cosign.key",
        "mvv a b",
        "cpp a b",
        "restet sign",
        "und",
        "rset",
        "strat sign",
        "hlep",
        "vresion",
        "qiut",
        "ll",
        "dir",
        "set -e",
        "set -euo pipefail",
        "source lines.lab",
        ". lines.lab",
        "unset NAME",
        "sudo docker push app:1",
        "sudo rm cosign.key",
        "sudo apt install cosign",
        "time cosign version",
        "brew install cosign",
        "curl -sO https://example.com/cosign-linux-amd64",
        "go install example.com/cosign@latest",
        "rm --forse cosign.key",
        "rm --recusive keys",
        "cosign clean --yess app:1",
        "cosign sign --yse app:1",
        "registry strt",
        "registry delete app:1",
        "registry rm app:1",
        "world usee embedded",
        "docker://localhost:5001/app:1",
        "nosuchprogram --flag"
      })
  void everyOfferedLineIsUnderstoodAndRemovesNothing(String line) {
    Typed typed = Typed.in(folder);
    typed.type(line);
    for (String offered : offers(typed)) {
      assertThat(offered).as("offered for %s", line).isNotEqualTo(line);
      assertUnderstood(line, offered);
    }
  }

  private static List<String> offers(Typed typed) {
    List<String> lines = new ArrayList<>();
    for (String said : typed.said()) {
      if (said.startsWith("hint: ")) {
        int colon = said.lastIndexOf(": ");
        lines.add(said.substring(colon + 2));
      }
    }
    return lines;
  }

  /** A program of the machine is only offered where it is; the lab's own lines must parse. */
  private static void assertUnderstood(String line, String offered) {
    List<Pipeline> pipelines = LineParser.parse(offered);
    List<String> words =
        pipelines.getFirst().commands().getFirst().words().stream().map(Word::literalText).toList();
    if (words.getFirst().equals("!")) {
      assertThat(Path.of("/usr/bin", words.getLast().split(" ", 2)[0])).as(offered).isExecutable();
      return;
    }
    if (words.getLast().equals("--help") && words.size() == 2 && isTool(words.getFirst())) {
      return;
    }
    if (words.size() == 1 && words.getFirst().startsWith("@")) {
      return;
    }
    Command command =
        TABLE.find(words).orElseThrow(() -> new AssertionError(line + " offers " + offered));
    List<String> rest = words.subList(command.spec().name().split(" ").length, words.size());
    boolean asksForHelp = rest.contains("--help");
    assertThat(command.spec().destructive() && !asksForHelp)
        .as("%s offers %s", line, offered)
        .isFalse();
    try {
      FlagReader.read(command.spec(), rest);
    } catch (LabException e) {
      throw new AssertionError(line + " offers " + offered + ": " + e.problem().summary(), e);
    }
  }

  private static boolean isTool(String word) {
    return !TABLE.under(word).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "docker trust sign localhost:1/a:1 ~ cosign sign --key cosign.key localhost:1/a:1",
        "docker history a:1 ~ view a:1",
        "docker exec registry sh ~ docker ps",
        "notation plugin ls ~ help notation",
        "trivy image localhost:1/a:1 ~ syft localhost:1/a:1",
        "kubectl get pods ~ cosign verify --help",
        "buildah from a:1 ~ docker build --help",
        "? ~ help",
        "man cosign ~ cosign --help",
        "man cosign sign ~ cosign sign --help",
        "cosign verfy --key cosign.pub localhost:1/a:1 ~ cosign verify --key cosign.pub"
            + " localhost:1/a:1",
        "cosign tree docker://localhost:1/a:1 ~ cosign tree localhost:1/a:1",
        "sudo docker push a:1 ~ docker push a:1",
        "rmm a ~ help rm",
        "docker rmii a ~ help docker rmi"
      })
  void whatIsMeantIsOffered(String line, String offered) throws IOException {
    // Files that are not there would not be offered.
    Files.writeString(
        folder.resolve("cosign.key"), "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n");
    Files.writeString(folder.resolve("cosign.pub"), "-----BEGIN PUBLIC KEY-----\n");
    Typed typed = Typed.in(folder);
    typed.works("PATH=/nowhere");
    typed.type(line.strip());
    assertThat(offers(typed)).contains(offered.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "skopeo --version ~ skopeo version",
        "docker --version ~ Docker version",
        "docker -v ~ Docker version",
        "crane version ~ signlab-",
        "syft --version ~ syft signlab",
        "syft version ~ Application",
        "cosign version ~ cosign:",
        "cosign --version ~ cosign:"
      })
  void aToolTellsItsVersionAsThatToolDoes(String line, String begin) {
    Typed typed = Typed.in(folder);
    typed.works(line.strip());
    assertThat(typed.said().getFirst()).startsWith(begin.strip());
  }

  @Test
  void aToolWithoutAVersionKeepsItsDashes() {
    Typed typed = Typed.in(folder);
    typed.type("wire --version");
    assertThat(String.join("\n", typed.said())).contains("--version");
  }

  @Test
  void aContainerThatWasNotStartedIsNoSuccess() {
    Typed typed = Typed.in(folder);
    typed.works("echo hello > hello.txt");
    typed.works("echo 'FROM scratch' > Dockerfile");
    typed.works("echo 'COPY hello.txt /hello.txt' >> Dockerfile");
    typed.works("docker build -t hello:1 .");
    typed.works("export DOCKER_HOST=unix:///nonexistent/docker.sock");
    typed.refuses("docker run -d hello:1", "nothing was started", "view hello:1");
    typed.refuses("docker container run -itd hello:1", "nothing was started", "view hello:1");
    typed.refuses("docker run --detach hello:1 sh", "nothing was started", "view hello:1");
    typed.works("docker run hello:1");
    assertThat(typed.said()).last().asString().contains("nothing was started");
  }

  @Test
  void aHostBeyondThisMachineIsNamedBeforeItIsAsked() {
    Typed typed = Typed.in(folder);
    typed.type("crane digest registry.invalid/app:1");
    assertThat(typed.said()).contains("asking registry.invalid: outside this machine");
    assertThat(typed.said().indexOf("asking registry.invalid: outside this machine")).isZero();
    typed.type("crane digest localhost:1/app:1");
    assertThat(typed.said()).noneMatch(line -> line.startsWith("asking "));
  }
}
