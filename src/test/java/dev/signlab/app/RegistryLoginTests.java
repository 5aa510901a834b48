package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.world.World;
import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's registry asks for a login, as a learner makes it do so. */
class RegistryLoginTests {

  private static final String PASSWORD = "hunter22";

  @TempDir Path folder;
  private Typed shell;
  private String host;
  private String image;

  @BeforeEach
  void aGuardedRegistryAndAnImage() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    host = "localhost:" + port;
    image = host + "/app:1";
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /f\n");
    shell.works("htpasswd -cBb htpasswd ada " + PASSWORD);
    shell.works("htpasswd -bB htpasswd bob " + PASSWORD);
    shell.works("docker build -q -t " + image + " .");
    shell.works("registry start --htpasswd htpasswd --port " + port);
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  @Test
  void whoIsNotLoggedInIsToldSoAndWhoIsPushesAndPulls() {
    shell.refuses("docker push " + image, "asks who you are", "cosign login " + host);
    shell.refuses(
        "docker login " + host + " -u ada -p wrong",
        "refused the credentials",
        "cosign login " + host);
    shell.works("docker login " + host + " -u ada -p " + PASSWORD);
    shell.works("docker push " + image);
    shell.works("docker logout " + host);
    shell.refuses("docker pull " + image, "asks who you are", "cosign login " + host);
  }

  @Test
  void startWithoutTheFlagOpensItAndSaysSo() {
    shell.works("registry start");
    assertThat(String.join("\n", shell.said())).contains("open again");
    shell.works("docker push " + image);
    shell.works("registry start");
    assertThat(String.join("\n", shell.said())).doesNotContain("open again");
  }

  @Test
  void whatItAsksForOutlivesAStopAndComesBackWithItsState() throws IOException {
    World world = shell.session().service(World.class);
    shell.works("cosign login " + host + " -u ada -p " + PASSWORD);
    shell.works("docker push " + image);
    shell.works("docker logout " + host);
    world.snapshot("guarded");
    shell.works("registry stop");
    world.start("registry");
    shell.refuses("docker push " + image, "asks who you are", "cosign login " + host);
    shell.works("registry start");
    shell.works("docker push " + image);
    Files.delete(folder.resolve("htpasswd"));
    world.restore("guarded");
    shell.works("cosign login " + host + " -u ada -p " + PASSWORD);
    assertThat(shell.type("crane ls " + host + "/app")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("file of logins cannot be used");
  }

  @Test
  void aTokenThatDoesNotReachIsNeitherAWrongPasswordNorAMissingLogin() {
    shell.works(
        "registry start --htpasswd htpasswd --token --grant 'ada:*:pull,push' --grant"
            + " 'bob:app:pull'");
    shell.works("docker login " + host + " -u ada -p " + PASSWORD);
    shell.works("docker push " + image);
    shell.works("docker login " + host + " -u bob -p " + PASSWORD);
    shell.works("docker pull " + image);
    shell.refuses("crane tag " + image + " 2", "does not let you do this", "cosign login " + host);
    assertThat(String.join("\n", shell.said())).contains("insufficient_scope", "bob is logged in");
    shell.works("wire");
    assertThat(String.join("\n", shell.said())).contains("scope=repository:app:pull,push");
  }

  @Test
  void aTokenThatHasEndedIsFetchedAnewWithoutAWord() {
    shell.works("registry start --htpasswd htpasswd --token");
    shell.works("docker login " + host + " -u ada -p " + PASSWORD);
    shell.works("docker push " + image);
    shell.works("clock +10m");
    shell.works("docker pull " + image);
    shell.works("wire");
    assertThat(String.join("\n", shell.said())).contains("GET /token?service=registry&scope=");
  }

  @Test
  void aLabOpensTheRegistryUnlessItLeavesThatToTheLearner() {
    shell.works("start behind-a-login");
    shell.refuses("crane ls " + host + "/app", "asks who you are", "cosign login " + host);
    shell.works("start build-and-push");
    shell.works("docker push " + image);
  }

  @Test
  void namesOfABorrowedFolderEndByTheClock() {
    String name = host + "/ttl/app:1h";
    shell.works("registry start --ttl ttl");
    shell.works("docker tag " + image + " " + name);
    shell.works("docker push " + name);
    shell.works("registry status");
    assertThat(String.join("\n", shell.said())).contains("ttl/app:1h ends at ");
    shell.works("clock +59m");
    shell.works("crane digest " + name);
    shell.works("clock +1m");
    shell.refuses("crane digest " + name, "no image", "docker push " + name);
    shell.refuses("registry start --ttl /", "a folder of repositories", "registry start --ttl ttl");
    shell.works("docker push " + name);
    shell.works("registry start");
    assertThat(String.join("\n", shell.said())).contains("no name ends any more");
    shell.works("registry status");
    assertThat(String.join("\n", shell.said())).doesNotContain(" ends at ");
  }

  @Test
  void noPasswordIsShownOrKept() throws IOException {
    shell.works("registry start --htpasswd htpasswd --token");
    shell.works("docker login " + host + " -u ada -p " + PASSWORD);
    shell.works("docker push " + image);
    for (String line :
        List.of("wire", "wire --last", "registry log", "registry status", "explain")) {
      shell.type(line);
      assertThat(String.join("\n", shell.said())).as(line).doesNotContain(PASSWORD, "eyJ");
    }
    shell.works("registry stop");
    Path home = folder.resolve(".lab");
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readAllBytes(file))
            .as(file.toString())
            .asString()
            .doesNotContain(PASSWORD);
      }
    }
    assertThat(Files.readString(folder.resolve("htpasswd"))).doesNotContain(PASSWORD);
    assertThat(Files.getPosixFilePermissions(folder.resolve("htpasswd")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatCannotBeIsRefusedWithALineThatHelps() {
    shell.refuses(
        "registry start --token", "by halves", "registry start --htpasswd htpasswd --token");
    shell.refuses(
        "registry start --htpasswd gone", "cannot be used", "htpasswd -B -c htpasswd USER");
    shell.refuses(
        "registry start --htpasswd htpasswd --token --grant eve:app:pull",
        "cannot log in: eve",
        "htpasswd -B htpasswd eve");
    shell.refuses("htpasswd -b htpasswd eve x", "hashes by MD5", "htpasswd -B htpasswd eve");
    shell.refuses("htpasswd -bB gone eve x", "cannot modify file gone", "htpasswd -B -c gone eve");
    shell.refuses("htpasswd -B htpasswd", "a word is missing", "htpasswd -B -c htpasswd ada");
    shell.refuses(
        "htpasswd -Bx htpasswd ada", "-x is not served here", "htpasswd -B -c htpasswd ada");
    shell.refuses(
        "htpasswd -BC 31 htpasswd ada", "-C takes a number", "htpasswd -B -c htpasswd ada");
  }

  @Test
  void bothFormsOfTutorialsWriteAFile() {
    shell.works("htpasswd -Bbn eve " + PASSWORD + " > one");
    shell.works("docker run --rm --entrypoint htpasswd httpd:2 -Bbn eve " + PASSWORD + " > two");
    for (String file : List.of("one", "two")) {
      shell.works("registry start --htpasswd " + file);
      shell.works("cosign login " + host + " -u eve -p " + PASSWORD);
      shell.works("docker push " + image);
      shell.works("docker logout " + host);
    }
    InProcessLab once = new InProcessLab(folder, Map.of());
    assertThat(once.run(List.of("htpasswd", "-Bbn", "eve", "x")).stdout())
        .startsWith("eve:$2y$05$");
    shell.works("printf " + PASSWORD + " | htpasswd -iB one bob");
    shell.works("registry start --htpasswd one");
    shell.works("docker login " + host + " -u bob -p " + PASSWORD);
    shell.works("htpasswd -D one bob");
    shell.refuses("docker push " + image, "refused the credentials", "cosign login " + host);
  }
}
