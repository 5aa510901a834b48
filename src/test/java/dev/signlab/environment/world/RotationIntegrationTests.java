package dev.signlab.environment.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.RootMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of a world that are replaced while both cosigns are its guests. */
class RotationIntegrationTests {

  private static final String WHO = "alice@example.com";

  @TempDir Path folder;
  private World world;
  private WholeWorld whole;
  private WorldAddresses addresses;

  @BeforeEach
  void start() throws IOException {
    world =
        World.open(
            new LabHome(folder.resolve("home")), InstantSource.system(), new Hosting.InProcess());
    world.start(SigstoreServer.NAME, Deployment.freeBase());
    whole = new WholeWorld(world);
    addresses = whole.addresses();
    Files.writeString(folder.resolve("f"), "data");
    Files.writeString(folder.resolve("token"), whole.personToken(WHO, WholeWorld.Terms.USUAL));
    initialize("cosign3");
    initialize("cosign2");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private Tool cosign(String name) {
    return Tool.require(name)
        .in(folder)
        .with("HOME", folder.toString())
        .with("TUF_ROOT", folder.resolve("tuf-" + name).toString());
  }

  private void initialize(String name) {
    cosign(name)
        .succeed(
            "initialize",
            "--mirror",
            addresses.tufUrl(),
            "--root",
            folder.resolve("home/services/1/trust/root.json").toString());
  }

  private void sign(String name, String bundle) {
    boolean third = name.equals("cosign3");
    List<String> words =
        third
            ? List.of("sign-blob", "-y", "--identity-token", "token", "--bundle", bundle, "f")
            : List.of(
                "sign-blob",
                "-y",
                "--fulcio-url",
                addresses.urls().get("fulcioUrl"),
                "--rekor-url",
                addresses.urls().get("rekorUrl"),
                "--identity-token",
                "token",
                "--bundle",
                bundle,
                "f");
    cosign(name).succeed(words.toArray(String[]::new));
  }

  private Tool.Run verify(String name, String bundle, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "verify-blob",
                "--certificate-identity",
                WHO,
                "--certificate-oidc-issuer",
                addresses.urls().get("issuerUrl"),
                "--bundle",
                bundle));
    words.addAll(List.of(more));
    words.add("f");
    return cosign(name).run(words.toArray(String[]::new));
  }

  private static void accepted(Tool.Run run) {
    assertThat(run.status()).as(run.toString()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rekor", "ctlog", "fulcio", "tsa"})
  void bothCosignsVerifyWhatWasSignedBeforeAndAfter(String key) throws IOException {
    sign("cosign3", "old3.json");
    sign("cosign2", "old2.json");
    Path before = Files.copy(addresses.trustedRoot(), folder.resolve("before.json"));
    whole.rotate(key);
    sign("cosign3", "new3.json");
    initialize("cosign2");
    sign("cosign2", "new2.json");
    for (String which : List.of("old", "new")) {
      accepted(verify("cosign3", which + "3.json"));
      accepted(verify("cosign2", which + "2.json"));
    }
    accepted(verify("cosign3", "old3.json", "--trusted-root", before.toString()));
    if (!key.equals("tsa")) {
      Tool.Run refused = verify("cosign3", "new3.json", "--trusted-root", before.toString());
      assertThat(refused.status()).as(refused.toString()).isNotZero();
    }
  }

  @Test
  void theOldKeyOfALogEndsWhenTheNewOneBegins() {
    whole.rotate("rekor");
    whole.rotate("rekor");
    TrustedRoot root = TrustedRoot.read(addresses.trustedRoot(), "root");
    List<LogInstance> first =
        root.tlogs().stream().filter(log -> log.key().type().isEcdsa()).toList();
    assertThat(first).hasSize(3);
    assertThat(first.get(0).validFor().end()).isEmpty();
    assertThat(first.get(1).validFor().end()).isPresent();
    assertThat(first.get(2).validFor().end().orElseThrow())
        .isAfter(first.get(0).validFor().start());
    assertThat(first).extracting(LogInstance::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void clientsOfTheFirstRootFollowTheNewOnes(String judge) throws IOException {
    Path first = Files.copy(addresses.tufRoot(), folder.resolve("first.json"));
    whole.rotate("tuf-root");
    whole.rotate("tuf-root");
    whole.rotate("rekor");
    assertThat(RootMetadata.parse(Files.readAllBytes(addresses.tufRoot()), "root").version())
        .isEqualTo(3);
    cosign(judge).succeed("initialize", "--mirror", addresses.tufUrl(), "--root", first.toString());
    sign(judge, "b.json");
    accepted(verify(judge, "b.json"));
  }

  @Test
  void whatAnotherDidMeanwhileStays() throws IOException {
    sign("cosign3", "one.json");
    whole.rotate("tsa");
    sign("cosign3", "two.json");
    assertThat(Files.readString(folder.resolve("one.json"))).contains("\"logIndex\":\"1\"");
    assertThat(Files.readString(folder.resolve("two.json"))).contains("\"logIndex\":\"2\"");
  }
}
