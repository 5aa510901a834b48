package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that move images say on standard output what cosign says, letter by letter. */
class MoveCommandsIntegrationTests {

  private static final String VERIFY = "verify --insecure-ignore-tlog=true --key cosign.pub ";

  @TempDir private Path folder;
  @AutoClose private DebianRegistry registry;
  private TestLine line;
  private String one;
  private String two;

  @BeforeEach
  void start() throws IOException {
    registry = DebianRegistry.in(folder).start();
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", "pw", "BASE", registry.host()));
    line.type("cosign generate-key-pair");
    one = signed("one");
    two = signed("two");
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    Files.writeString(folder.resolve("other.bin"), "\u0001\u0002");
  }

  @Test
  void generatesTheSamePayload() {
    same("generate -a b=<2> -a a=1 " + one);
  }

  @Test
  void uploadsTheSameArtifact() {
    same("upload blob -f hello.txt -a k=v " + registry.host() + "/files/hello:1.0");
    same("upload blob --ct text/plain -f other.bin " + registry.host() + "/files/other:1.0");
    String both = "upload blob -f hello.txt:linux/amd64 -f other.bin:linux/arm64 ";
    same(both + registry.host() + "/files/both:1.0");
  }

  @Test
  void verifiesTheImagesOfADockerfile() throws IOException {
    String text = "ARG BASE\nFROM $BASE/one:1.0 AS a\nFROM scratch\nFROM " + two + "\n";
    Files.writeString(folder.resolve("Dockerfile"), text);
    same("dockerfile " + VERIFY + "Dockerfile");
    same("dockerfile " + VERIFY + "--base-image-only Dockerfile");
    assertThat(line.err()).contains("Extracted image(s): " + two + "\n");
  }

  @Test
  void verifiesTheImagesOfAManifest() throws IOException {
    Files.writeString(
        folder.resolve("pod.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: x}
        spec:
          containers: [{name: a, image: "%s"}]
          initContainers: [{name: b, image: "%s"}]
        """
            .formatted(one, two));
    same("manifest " + VERIFY + "pod.yaml");
    assertThat(line.err()).contains("Extracted image(s): " + two + ", " + one + "\n");
  }

  @Test
  void verifiesASavedImage() {
    line.type("cosign save --dir saved " + one);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out() + line.err()).isEmpty();
    same(VERIFY + "--local-image saved");
  }

  @Test
  void copiesLoadsAndCleansWithoutAWordOnStandardOutput() {
    String target = registry.host() + "/release:1.0";
    line.type("cosign copy " + one + " " + target);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .startsWith("Command \"copy\" is deprecated, there are several options you can use")
        .contains("to " + target + "...\n");
    assertThat(line.type("cosign clean " + target, "n\n").status()).isEqualTo(1);
    assertThat(line.err())
        .contains("WARNING: this will remove all signatures, SBOMs and attestations from the")
        .contains("Error: user declined the prompt");
    assertThat(line.type("cosign clean " + target, "y\n").err())
        .contains(".sig from " + target + "\n");
    assertThat(line.type("cosign " + VERIFY + target).status()).isEqualTo(10);
  }

  @Test
  void offersTheLineThatOverwrites() {
    String line2 = "cosign copy " + one + " " + two;
    assertThat(line.type(line2).status()).isEqualTo(1);
    assertThat(line.err())
        .contains("Error: image \"" + two + "\" already exists. Use `-f` to overwrite")
        .contains("cosign copy --force " + one + " " + two);
    assertThat(line.type("cosign copy -f " + one + " " + two).status()).isZero();
  }

  private void same(String words) {
    for (String cosign : new String[] {"cosign2", "cosign3"}) {
      Tool.Run real =
          Tool.require(cosign)
              .in(folder)
              .with("BASE", registry.host())
              .succeed(words.split(" ", -1));
      line.type("cosign " + words);
      assertThat(line.status()).as(line.err()).isZero();
      assertThat(line.out()).as(cosign + " " + words).isEqualTo(real.stdout());
    }
  }

  private String signed(String name) {
    RegistryClient client = TestImages.client();
    TagReference tag = (TagReference) Reference.parse(registry.host() + "/" + name + ":1.0");
    String digest = TestImages.push(client, tag, name).toString();
    Tool.require("cosign2")
        .in(folder)
        .with("COSIGN_PASSWORD", "pw")
        .succeed("sign", "-y", "--tlog-upload=false", "--key", "cosign.key", digest);
    return tag.toString();
  }
}
