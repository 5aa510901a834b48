package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.judge.Vectors;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of cosign 3, which is what one gets without asking, against docker-registry. */
class BundleCommandsIntegrationTests {

  private static final String IGNORING = "verify --insecure-ignore-tlog=true ";
  private static final String NO_LOG_WAS_ASKED =
      "  - Existence of the claims in the transparency log was verified offline";

  @TempDir private Path folder;
  @AutoClose private DebianRegistry registry;
  private final RegistryClient client = TestImages.client();
  private TestLine line;
  private String image;
  private DigestReference digest;

  @BeforeEach
  void start() {
    registry = DebianRegistry.in(folder).start();
    TagReference tag = Repository.parse(registry.host() + "/studentbook").tag("1.0");
    digest = TestImages.push(client, tag, "studentbook");
    image = tag.toString();
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", "pw"));
    line.type("cosign generate-key-pair");
  }

  @Test
  void signsFindsAndVerifies() {
    line.type("cosign sign --key cosign.key " + image);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out()).isEmpty();
    assertThat(line.err())
        .contains("Signing artifact...\nPushing signature to: " + digest.repository() + "\n");
    assertThat(client.tags(digest.repository()))
        .containsExactlyInAnyOrder("1.0", "sha256-" + digest.digest().hex());
    assertThat(line.type("cosign tree " + image).out())
        .contains("└── 🔗 https://sigstore.dev/cosign/sign/v1 artifacts via OCI referrer: ");
    assertThat(line.type("cosign verify --key cosign.pub " + image).status()).isZero();
    assertThat(line.type("explain").out())
        .contains("find signatures: 1 bundle, in tag sha256-")
        .endsWith("exit 0, as cosign\n");
    line.type("cosign sign --key cosign.key " + image);
    assertThat(line.err()).contains("It is there already, by the same key: nothing was added.");
  }

  /** cosign claims a look into the log even when told not to look; the lab does not. */
  @Test
  void printsToTheLetterWhatRealCosignPrints() {
    Tool cosign = Tool.require("cosign3").in(folder);
    line.type("cosign sign --key cosign.key -a note=<a>&b " + image);
    for (String more : List.of("", "-a note=<a>&b ", "-o text ", "--check-claims=false ")) {
      String words = IGNORING + more + "--key cosign.pub " + image;
      Tool.Run real = cosign.succeed(words.split(" ", -1));
      line.type("cosign " + words);
      assertThat(line.out()).isEqualTo(real.stdout());
      assertThat(line.err().lines().toList())
          .isEqualTo(real.stderr().lines().filter(each -> !each.equals(NO_LOG_WAS_ASKED)).toList());
    }
    Tool.Run tree = cosign.succeed("tree", image);
    assertThat(line.type("cosign tree " + image).out()).isEqualTo(tree.stdout());
  }

  @Test
  void failsWithTheStatusAndTheWordsOfRealCosign() {
    Tool cosign = Tool.require("cosign3").in(folder);
    line.type("cosign generate-key-pair --output-key-prefix old");
    assertSame(cosign, IGNORING + "--key cosign.pub " + image, 10);
    line.type("cosign sign --key old.key " + image);
    assertSame(cosign, IGNORING + "--key cosign.pub " + image, 1);
    assertSame(cosign, IGNORING + "-a a=b --key old.pub " + image, 1);
    assertSame(cosign, IGNORING + "--new-bundle-format=false --key old.pub " + image, 10);
    Path root = Vectors.folder("sigstore-conformance").resolve("managed-key-and-trusted-root");
    String trusted = "--trusted-root " + root.resolve("trusted_root.json");
    assertSame(cosign, "verify " + trusted + " --key old.pub " + image, 1);
    assertSame(cosign, IGNORING + trusted + " --key old.pub " + image, 0);
    line.type("cosign sign --key old.key --new-bundle-format=false " + image);
    String old = "--new-bundle-format=false --key old.pub " + image;
    line.type("cosign verify " + trusted + " " + old);
    assertThat(line.status()).isEqualTo(12);
    assertThat(line.err()).contains("signature not found in transparency log");
    assertSame(cosign, "sign -y --key old.key --upload=false " + image, 1);
    String modes = "sign -y --key old.key --registry-referrers-mode ";
    assertSame(cosign, modes + "oci-1-1 " + image, 1);
    assertSame(cosign, modes + "nonsense " + image, 1);
  }

  @Test
  void theLayoutOfCosign2IsAFlagAway() {
    String companions = "--new-bundle-format=false --use-signing-config=false --tlog-upload=false ";
    line.type("cosign sign --key cosign.key " + companions + image);
    assertThat(line.status()).isZero();
    assertThat(line.err())
        .contains(
            "Flag --new-bundle-format has been deprecated, this will be the only supported format"
                + " in future versions")
        .doesNotContain("This world has no transparency log");
    assertThat(client.tags(digest.repository()))
        .contains("sha256-" + digest.digest().hex() + ".sig");
    line.type("cosign verify --key cosign.pub " + image);
    assertThat(line.out()).contains("\"type\":\"cosign container image signature\"");
    assertThat(line.type("explain").out()).contains("look for bundles: none in tag sha256-");
  }

  @Test
  void theBundleCanGoIntoAFileInPlaceOfTheRegistry() throws IOException {
    line.type("cosign sign --key cosign.key --bundle it.json --upload=false " + image);
    assertThat(line.err()).contains("Wrote bundle to file it.json").doesNotContain("Pushing");
    assertThat(client.tags(digest.repository())).containsExactly("1.0");
    Bundle written = Bundle.parse(Files.readAllBytes(folder.resolve("it.json")), "it.json");
    assertThat(written.content().words()).isEqualTo("dsse-envelope");
    assertThat(line.type("cosign sign --key cosign.key --bundle it.json " + image).err())
        .contains("Wrote bundle to file it.json\nPushing signature to: " + digest.repository());
    line.type("cosign sign --key cosign.key --new-bundle-format=false --bundle a.json " + image);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("Error: --bundle goes with bundles");
  }

  @Test
  void aSigningConfigMayNameNoServices() throws IOException {
    String head = "{\"mediaType\":\"" + SigningConfig.MEDIA_TYPE + "\",\"rekorTlogUrls\":[";
    Files.writeString(folder.resolve("none.json"), head + "]}");
    Files.writeString(folder.resolve("log.json"), head + "{\"url\":\"http://a\"}]}");
    line.type("cosign sign --key cosign.key --signing-config none.json " + digest);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.err()).doesNotContain("This world has no transparency log");
    line.type("cosign sign --key cosign.key --signing-config log.json " + digest);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("no matching transparency logs found for API versions", "http://a of version 0");
  }

  private void assertSame(Tool cosign, String words, int status) {
    Tool.Run real = cosign.with("COSIGN_PASSWORD", "pw").run(words.split(" ", -1));
    line.type("cosign " + words);
    assertThat(line.status()).as(line.err()).isEqualTo(status).isEqualTo(real.status());
    assertThat(errors(line.err())).isEqualTo(errors(real.stderr()));
  }

  private static List<String> errors(String text) {
    return text.lines().filter(each -> each.startsWith("Error:")).toList();
  }
}
