package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of an evening in the layout of cosign 2, typed against docker-registry. */
class CosignCommandsIntegrationTests {

  @TempDir private Path folder;
  @AutoClose private DebianRegistry registry;
  private TestLine line;
  private String image;
  private DigestReference digest;

  @BeforeEach
  void start() {
    registry = DebianRegistry.in(folder).start();
    RegistryClient client = TestImages.client();
    TagReference tag = Repository.parse(registry.host() + "/studentbook").tag("1.0");
    digest = TestImages.push(client, tag, "studentbook");
    image = tag.toString();
    line =
        new TestLine(folder, Map.of("COSIGN_PASSWORD", "pw", "COSIGN_NEW_BUNDLE_FORMAT", "false"));
    line.type("cosign generate-key-pair");
  }

  @Test
  void signsFindsAndVerifies() {
    line.type("cosign sign --key cosign.key -a who=me " + image);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .startsWith("WARNING: Image reference " + image + " uses a tag, not a digest")
        .contains("Pushing signature to: " + registry.host() + "/studentbook\n");
    String tag = registry.host() + "/studentbook:sha256-" + digest.digest().hex() + ".sig";
    assertThat(line.type("cosign triangulate " + image).out()).isEqualTo(tag + "\n");
    assertThat(line.type("cosign tree " + image).out())
        .contains("└── 🔐 Signatures for an image tag: " + tag + "\n   └── 🍒 sha256:");
    line.type("cosign verify --key cosign.pub " + image);
    assertThat(line.status()).isZero();
    assertThat(line.err())
        .endsWith(
            "\nVerification for "
                + image
                + " --\nThe following checks were performed on each of these signatures:\n"
                + "  - The cosign claims were validated\n"
                + "  - The signatures were verified against the specified public key\n");
  }

  @Test
  void printsToTheLetterWhatRealCosignPrints() {
    Tool cosign = Tool.require("cosign3").in(folder);
    line.type("cosign sign --key cosign.key -a note=<a>&b " + image);
    String[] words = {
      "verify", "--insecure-ignore-tlog=true", "-a", "note=<a>&b", "--key", "cosign.pub", image
    };
    Tool.Run real = cosign.succeed(words);
    line.type("cosign " + String.join(" ", words));
    assertThat(line.out()).isEqualTo(real.stdout());
    assertThat(line.err()).isEqualTo(real.stderr());
  }

  @Test
  void failsWithTheStatusAndTheFirstLineOfRealCosign() {
    Tool cosign = Tool.require("cosign3").in(folder);
    line.type("cosign generate-key-pair --output-key-prefix old");
    assertSame(cosign, "verify --insecure-ignore-tlog=true --key cosign.pub " + image, 10);
    line.type("cosign sign --key old.key " + image);
    assertSame(cosign, "verify --insecure-ignore-tlog=true --key cosign.pub " + image, 12);
    assertSame(cosign, "verify --insecure-ignore-tlog=true -a a=b --key old.pub " + image, 12);
    assertSame(cosign, "verify --insecure-ignore-tlog=true --key none.pub " + image, 1);
    assertSame(cosign, "verify " + image, 1);
    assertSame(cosign, "public-key --key cosign.pub", 1);
    assertSame(cosign, "verify --key cosign.pub", 1);
    assertSame(cosign, "verify --keyy cosign.pub " + image, 1);
  }

  @Test
  void saysWhoseSignatureItIsAndExplains() {
    line.type("cosign generate-key-pair --output-key-prefix old");
    line.type("cosign sign --key old.key " + digest);
    line.type("cosign verify --key cosign.pub " + image);
    assertThat(line.status()).isEqualTo(12);
    assertThat(line.err())
        .contains("old.pub in this folder does verify it: cosign verify --key old.pub " + image);
    line.type("explain");
    assertThat(line.out())
        .contains("WRONG_KEY")
        .contains("found: not this key; old.pub verifies it")
        .contains("names this image: not reached: an unverified payload says nothing")
        .endsWith("exit 12, as cosign\n");
  }

  @Test
  void answersTheSlipsOfTheTutorialWithTheLineThatWorks() {
    String slash = registry.host() + "/studentbook/1.0";
    line.type("cosign sign --key cosign.key " + slash);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("cosign sign --key cosign.key " + image);
    line.type("cosign verify --key cosign.pub " + slash);
    assertThat(line.status()).isEqualTo(11);
    assertThat(line.err()).contains("cosign verify --key cosign.pub " + image);
    line.type("cosign verify --key cosign.pub " + registry.host() + "/studentbook");
    assertThat(line.status()).isEqualTo(11);
    assertThat(line.err()).contains("cosign verify --key cosign.pub " + image);
  }

  private void assertSame(Tool cosign, String words, int status) {
    Tool.Run real = cosign.with("COSIGN_PASSWORD", "pw").run(words.split(" ", -1));
    line.type("cosign " + words);
    assertThat(line.status()).as(line.err()).isEqualTo(status).isEqualTo(real.status());
    assertThat(line.err().lines().filter(each -> each.startsWith("Error:")).toList())
        .isEqualTo(real.stderr().lines().filter(each -> each.startsWith("Error:")).toList());
  }
}
