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

/**
 * The solution of the lab that this one grew out of, typed as printed and in its order, with a free
 * port for its 5001. It has slips; each is answered with its cause and a line, which is typed too.
 */
class SeedSlipsTests {

  private static final String RELEASE =
      "https://github.com/sigstore/cosign/releases/download/v1.6.0/";

  @TempDir private Path folder;
  private Typed shell;
  private String host;
  private int port;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /book\n");
    shell = Typed.in(folder);
    port = FreePorts.next();
    host = "localhost:" + port;
  }

  @AfterEach
  void stop() {
    shell.works("registry stop");
  }

  @Test
  void everyPrintedLineWorksOrIsAnsweredWithOneThatDoes() {
    startAndPush();
    inspectAndRun();
    install();
    signAndVerify();
    attach();
  }

  private void startAndPush() {
    String run = "docker run -d -p %d:%d --restart always --name registry registry:2";
    answered(run.formatted(port, port), "registry:2 listens on 5000", run.formatted(port, 5000));
    shell.works("docker build -t studentbook .");
    shell.works("docker image tag studentbook " + host + "/studentbook:1.0");
    shell.works("docker push " + host + "/studentbook:1.0");
  }

  private void inspectAndRun() {
    String copy = "skopeo copy --tls-verify=false docker://%s oci-archive:stud.tar";
    String inspect = "skopeo inspect --tls-verify=false docker://%s";
    String untagged = host + "/studentbook";
    String image = untagged + ":1.0";
    answered(copy.formatted(untagged), "found: tags 1.0", copy.formatted(image));
    answered(inspect.formatted(untagged), "found: tags 1.0", inspect.formatted(image));
    shell.works("docker pull " + image);
    answered("docker run -p 8090", "-p 8090 and no image", "docker run -p 8090:8090 " + image);
  }

  private void install() {
    String here = "nothing to install: cosign is part of the lab";
    answered("wget \"" + RELEASE + "cosign-linux-amd64\"", here, "cosign version");
    answered("mv cosign-linux-amd64 /usr/local/bin/cosign", "nothing is called", "ls");
    answered("chmod +x /usr/local/bin/cosign", here, "cosign version");
    answered("wget \"" + RELEASE + "cosign-1.6.0.x86_64.rpm\"", here, "cosign version");
    answered("rpm -ivh cosign-1.6.0.x86_64.rpm", here, "cosign version");
    answered("wget \"" + RELEASE + "cosign_1.6.0_amd64.deb\"", here, "cosign version");
    answered("dpkg -i cosign_1.6.0_amd64.deb", here, "cosign version");
  }

  private void signAndVerify() {
    String image = host + "/studentbook:1.0";
    String sign = "cosign sign --key cosign.key ";
    answered(
        "cosign generate-key-pair", "nobody to ask", "COSIGN_PASSWORD= cosign generate-key-pair");
    shell.refuses(sign + host + "/studentbook/1.0", "nobody to ask", sign + image);
    shell.works("COSIGN_PASSWORD=");
    answered(sign + host + "/studentbook/1.0", "found: repositories studentbook", sign + image);
    shell.works("cosign triangulate " + image + " ");
    answered(
        "cosign verify " + image + "  ", "no --key", "cosign verify --key cosign.pub " + image);
  }

  private void attach() {
    String image = host + "/studentbook:1.0";
    shell.works("syft packages " + image + " --scope all-layers -o spdx > sb-image.spdx");
    assertThat(folder.resolve("sb-image.spdx")).isNotEmptyFile();
    shell.works("cosign attach sbom --sbom sb-image.spdx " + image);
  }

  private void answered(String line, String cause, String hint) {
    shell.refuses(line, cause, hint);
    shell.works(hint);
  }
}
