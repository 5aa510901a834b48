package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.image.ImageConfig;
import dev.signlab.image.ImageStore;
import dev.signlab.judge.FreePorts;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of {@code docker build}. */
class DockerBuildTests {

  private static final String STAGES =
      "FROM scratch AS first\nLABEL stage=first\nFROM scratch\nLABEL stage=last\n";

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void anEmptyFolder() {
    shell = Typed.in(folder);
  }

  @Test
  void anArgumentWithoutValueTakesThatOfTheSession() throws IOException {
    write("Dockerfile", "FROM scratch\nARG A=default B=default C=default\nLABEL l=$A-$B-$C\n");
    shell.works("A=session");
    shell.works("docker build -t a:1 --build-arg A --build-arg B --build-arg C= .");
    assertThat(config("a:1").labels()).isEqualTo(Map.of("l", "session-default-"));
  }

  @Test
  void anArgumentThatNobodyAskedForIsTold() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    shell.works("docker build -q -t a:1 --build-arg OTHER=1 .");
    assertThat(shell.said()).contains("WARNING: one or more build-args [OTHER] were not consumed");
  }

  @Test
  void theStageThatIsAskedForIsBuilt() throws IOException {
    write("Dockerfile", STAGES);
    shell.works("docker build -t a:1 --no-cache .");
    shell.works("docker build -t a:2 -t a:3 --target First .");
    assertThat(config("a:1").labels()).isEqualTo(Map.of("stage", "last"));
    assertThat(config("a:3").labels()).isEqualTo(Map.of("stage", "first"));
    shell.refuses("docker build -t a:1 --target none .", "no stage none", "FROM IMAGE AS none");
  }

  @Test
  void labelsOfTheLineWinAndAreTakenAsTheyStand() throws IOException {
    write("Dockerfile", "FROM scratch\nLABEL a=file b=file\n");
    shell.works("docker build -t a:1 --label a='$X \"q\" it\\s' --label c .");
    assertThat(config("a:1").labels())
        .isEqualTo(Map.of("a", "$X \"q\" it\\s", "b", "file", "c", ""));
  }

  @Test
  void baseImagesAreFetchedAnewOnlyWhenThatIsAskedFor() throws IOException {
    write("Dockerfile", "FROM scratch\nLABEL a=base\n");
    int port = FreePorts.next();
    shell.works("docker build -t localhost:" + port + "/base:1 .");
    write("Dockerfile", "FROM localhost:" + port + "/base:1\n");
    shell.works("docker build -t a:1 .");
    shell.refuses(
        "docker build -t a:1 --pull .", "no registry answers", "registry start --port " + port);
  }

  @Test
  void theDockerfileMayComeFromStandardInput() throws IOException {
    write("context/file", "x");
    write("one", "FROM scratch\nCOPY file /file\nLABEL from=one\n");
    shell.works("docker build -t a:1 -f - context < one");
    assertThat(config("a:1").labels()).isEqualTo(Map.of("from", "one"));
    shell.refuses("docker build -t a:1 - < one", "no file file", "help docker build");
    write("two", "FROM scratch\nLABEL from=two\n");
    shell.works("docker build -t a:2 - < two");
    assertThat(config("a:2").diffIds()).isEmpty();
  }

  @Test
  void whatIsNotDoneIsRefusedByName() throws IOException {
    write("Dockerfile", "FROM scratch\n");
    shell.refuses("docker build -t a:1 --secret id=x .", "--secret", "docker build --help");
    shell.refuses(
        "docker build -t a:1 --platform linux/arm64,linux/amd64 .",
        "one platform",
        "docker build --platform linux/arm64 -t NAME .");
    shell.refuses("docker build -t a:1 --platform a/b/c/d .", "no platform", "linux/arm/v7");
    shell.refuses(
        "docker build -t a:1 https://x.example/y.git", "of this machine", "docker build -t NAME .");
    shell.refuses(
        "docker build -t a:1 -f Dockerfile - < Dockerfile",
        "one too many",
        "-t NAME -f Dockerfile .");
    shell.refuses("docker build -t a:1 --build-arg =x .", "without a name", "NAME=x .");
  }

  @Test
  void theIgnoreFileOfTheDockerfileCounts() throws IOException {
    write("context/a", "a");
    write("context/.dockerignore", "a\n");
    write("context/other", "FROM scratch\nCOPY a /a\n");
    shell.refuses("docker build -t a:1 -f context/other context", "by .dockerignore", "in: !a");
    write("context/other.dockerignore", "*\n");
    shell.refuses("docker build -t a:1 -f context/other context", "by other.dockerignore", "!a");
    write("context/other.dockerignore", "b\n");
    shell.works("docker build -t a:1 -f context/other context");
    write("context/.dockerignore", "a\n[\n");
    write("context/Dockerfile", "FROM scratch\nCOPY . /a\n");
    shell.refuses("docker build -t a:1 context", ".dockerignore line 2: syntax error", "before it");
  }

  @Test
  void pathsThatLeadOutAreNamed() throws IOException {
    write("secret", "x");
    String copying = "cp " + folder.resolve("secret") + " " + folder.resolve("context");
    refusesPath("/there-is-none", "help docker build");
    refusesPath("../secret", copying);
    refusesPath("a/../../secret", copying);
    shell.works(copying);
    shell.works("docker build -t a:1 context");
  }

  @Test
  void noRuleIsBlamedForAFileBehindALinkThatLeadsOut() throws IOException {
    write("outside/secret", "x");
    write("context/Dockerfile", "FROM scratch\nCOPY link/secret /x\n");
    Files.createSymbolicLink(
        folder.resolve("context/link"), folder.resolve("outside").toAbsolutePath());
    shell.refuses("docker build -t a:1 context", "no file link/secret", "help docker build");
    assertThat(shell.said()).noneMatch(line -> line.contains("dockerignore"));
  }

  @Test
  void filesInAnotherEncodingAreRefused() throws IOException {
    Files.write(folder.resolve("Dockerfile"), "FROM scratch\n".getBytes(StandardCharsets.UTF_16));
    shell.refuses("docker build -t a:1 .", "Dockerfile is not written in UTF-8", "your editor");
    Files.delete(folder.resolve("Dockerfile"));
    write("dockerfile", "\uFEFFFROM scratch\nCOPY . /x\n");
    shell.works("docker build -t a:1 .");
    Files.write(folder.resolve(".dockerignore"), new byte[] {'a', (byte) 0xE4});
    shell.refuses("docker build -t a:1 .", ".dockerignore is not written", "your editor");
  }

  private ImageConfig config(String name) {
    ImageSource source = ImageStore.in(folder.resolve(".lab/images")).source(Reference.parse(name));
    ImageManifest manifest = (ImageManifest) source.manifest();
    return ImageConfig.parse(source.read(manifest.config()), "config");
  }

  private void refusesPath(String path, String hint) throws IOException {
    write("context/Dockerfile", "FROM scratch\nCOPY " + path + " /x\n");
    shell.refuses(
        "docker build -t a:1 context",
        "no file " + path + " to copy: paths begin in the folder that is built",
        hint);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }
}
