package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signlab.skipped.Skip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with what a learner gives, one answer says so, and nothing is lost. */
class BadInputTests {

  private static final String IMAGE = "localhost:5001/studentbook:1.0";

  @TempDir private Path folder;
  private Typed shell;

  @BeforeEach
  void open() {
    shell = Typed.in(folder);
  }

  @Test
  void aMalformedReferenceIsAnsweredWithTheLineInLowerCase() {
    refuses(
        "docker tag localhost:5001/StudentBook:1.0 x:1",
        "not a repository name: StudentBook",
        "docker tag localhost:5001/studentbook:1.0 x:1");
    refuses(
        "skopeo inspect docker://localhost:5001/App:1",
        "not a repository name: App",
        "skopeo inspect docker://localhost:5001/app:1");
    refuses("docker pull localhost:5001/a:b:c", "a:b", "help docker pull");
    refuses("cosign tree localhost:port/a", "not a registry", "help cosign tree");
    refuses("view " + IMAGE + "@sha256:12", "64 digits", "help view");
    refuses("skopeo inspect " + IMAGE, "oci:FOLDER", "skopeo inspect docker://" + IMAGE);
    refuses("view .", ". is a folder", "ls .");
    shell.works("help docker pull");
  }

  @Test
  void aMalformedKeyFileIsAnsweredWithWhatIsInIt() throws IOException {
    write("bad.key", "hello\n");
    write("half.key", "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\neyJr\n");
    String open = "COSIGN_PASSWORD= cosign public-key --key ";
    refuses(open + "bad.key", "no line that begins", "cat bad.key");
    refuses(open + "half.key", "the file is cut off", "cat half.key");
    refuses("cosign verify --key bad.key " + IMAGE, "PEM decoding failed", "cat bad.key");
    shell.works("cat bad.key");
    assertThat(folder.resolve("bad.key")).hasContent("hello\n");
  }

  @Test
  void theWrongLabelIsSetAgainstTheRightOne() throws IOException {
    write("x.pem", "-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n");
    refuses("cosign public-key --key x.pem", "found: CERTIFICATE", "cat x.pem");
    refuses("cosign verify --key x.pem " + IMAGE, "found: CERTIFICATE", "cat x.pem");
    shell.works("COSIGN_PASSWORD= cosign generate-key-pair");
    refuses(
        "cosign verify --key cosign.key " + IMAGE,
        "expected: PUBLIC KEY",
        "cosign public-key --key cosign.key");
    shell.works("COSIGN_PASSWORD= cosign public-key --key cosign.key");
  }

  @Test
  void aWrongPasswordCostsNeitherTheKeyNorTheFileBehindTheArrow() throws IOException {
    shell.works("COSIGN_PASSWORD=right cosign generate-key-pair");
    byte[] secret = Files.readAllBytes(folder.resolve("cosign.key"));
    String half = Files.readString(folder.resolve("cosign.pub"));
    String open = "cosign public-key --key cosign.key";
    refuses("COSIGN_PASSWORD=wrong " + open + " > cosign.pub", "decryption failed", open);
    assertThat(folder.resolve("cosign.pub")).hasContent(half);
    assertThat(folder.resolve("cosign.key")).hasBinaryContent(secret);
    shell.works("COSIGN_PASSWORD=right " + open + " > cosign.pub");
    assertThat(folder.resolve("cosign.pub")).hasContent(half);
  }

  @Test
  void aKeyIsNotOverwrittenWithoutAYes() throws IOException {
    shell.works("COSIGN_PASSWORD= cosign generate-key-pair");
    byte[] secret = Files.readAllBytes(folder.resolve("cosign.key"));
    String other = "cosign generate-key-pair --output-key-prefix cosign2";
    refuses("COSIGN_PASSWORD= cosign generate-key-pair", "nothing was written", other);
    assertThat(folder.resolve("cosign.key")).hasBinaryContent(secret);
    shell.works("COSIGN_PASSWORD= " + other);
  }

  @Test
  void aTruncatedManifestIsNotTakenForAnImage() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] half = "{\"schemaVersion\":2,\"layers\":[{".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          String type = "application/vnd.oci.image.manifest.v1+json";
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.sendResponseHeaders(200, half.length);
          exchange.getResponseBody().write(half);
          exchange.close();
        });
    server.start();
    String image = "localhost:" + server.getAddress().getPort() + "/app:1";
    refuses("docker pull " + image, "not valid JSON", "help docker pull");
    refuses("view " + image, "not valid JSON", "help view");
    refuses("skopeo copy docker://" + image + " oci:out", "not valid JSON", "help skopeo copy");
    server.stop(0);
  }

  @Test
  void aBadScenarioIsNamedByFileAndLine() throws IOException {
    write("lab/scenario.yaml", "title: x\n  tasks: [\n");
    refuses("author check lab", "scenario.yaml:2: not valid YAML", "author check lab");
    refuses("author check nowhere", "nothing of that name", "ls");
  }

  @Test
  void aScriptSaysWhichLineStoppedIt() throws IOException {
    write("bad.lab", "echo one\n\ncosign sing\necho two > two.txt\n");
    refuses("@bad.lab", "stopped at bad.lab line 3, status 1", "cosign sign");
    assertThat(folder.resolve("two.txt")).doesNotExist();
    write("open.lab", "echo \"open\necho two\n");
    refuses("@open.lab", "stopped at open.lab line 1, status 2", "help");
    refuses("@nowhere.lab", "nothing of that name", "ls");
  }

  @Test
  void aPortInUseIsAnsweredWithAFreeOne() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String start = "registry start --port ";
      int port = taken.getLocalPort();
      shell.worksAsOffered(start + port, "port " + port + " is in use", start);
      shell.works("registry stop");
    }
  }

  @Test
  void aFullDiskIsNotTakenForSuccess() {
    if (!Files.exists(Path.of("/dev/full"))) {
      throw Skip.because("/dev/full is not here");
    }
    refuses("echo kept > /dev/full", "No space left on device", "doctor");
    assertThat(shell.type("echo x > /dev/full && echo next > and.txt")).isOne();
    assertThat(folder.resolve("and.txt")).doesNotExist();
    shell.works("echo x > /dev/full || echo next > or.txt");
    shell.works("echo x > /dev/full; echo next > then.txt");
    assertThat(folder.resolve("or.txt")).hasContent("next");
    assertThat(folder.resolve("then.txt")).hasContent("next");
  }

  @Test
  void aFolderThatCannotBeWrittenLosesNothing() throws IOException {
    write("shut/old.txt", "old\n");
    shell.works("COSIGN_PASSWORD= cosign generate-key-pair");
    refuses("echo x > /proc/nobody", "cannot write", "ls");
    refuses(
        "COSIGN_PASSWORD= cosign generate-key-pair --output-key-prefix /proc/key",
        "/proc",
        "doctor");
    refuses("cp cosign.key /proc/key", "/proc", "ls");
    assertThat(folder.resolve("cosign.key")).isNotEmptyFile();
  }

  @Test
  void aMissingFileIsNamed() {
    refuses("cat gone.txt", "gone.txt", "ls");
    refuses("cat < gone.txt", "no file of that name", "ls");
    refuses("cosign verify --key gone.pub " + IMAGE, "gone.pub", "ls");
    refuses("docker build -t x .", "no such file", "echo 'FROM scratch' > Dockerfile");
    refuses("docker push x", "no images at all", "docker build -t x:latest .");
    refuses("cosign tree localhost:1/app:1", "refused", "registry start");
  }

  private void refuses(String line, String cause, String hint) {
    shell.refuses(line, cause, hint);
    shell.hasExpectation();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
