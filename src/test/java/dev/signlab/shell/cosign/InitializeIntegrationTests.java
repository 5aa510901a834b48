package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.trust.Target;
import dev.signlab.services.trust.TufRepository;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code cosign initialize} keeps, read by both cosigns, and what those keep. */
class InitializeIntegrationTests {

  private static final String INITIALIZE = "initialize REPOSITORY";
  private static final String VERIFY =
      "verify-blob --certificate-identity "
          + KeylessWorld.WHO
          + " --certificate-oidc-issuer ISSUER --bundle b.json f";

  @TempDir private Path folder;
  private KeylessWorld world;

  @BeforeEach
  void start() throws IOException {
    world = new KeylessWorld(folder);
    world.lab("sign-blob -y --identity-token tok V1 --bundle b.json f");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private TestLine typed(String words) {
    return world.with("HOME", folder.toString()).type("cosign " + world.placed(words));
  }

  private TestLine lab(String words) {
    TestLine typed = typed(words);
    assertThat(typed.status()).as(typed.err()).isZero();
    return typed;
  }

  private String[] words(String line) {
    return world.placed(line).split(" ", -1);
  }

  @Test
  void whatTheLabKeptIsReadByCosign3WhichAsksForNewer() throws IOException {
    assertThat(typed(VERIFY).err()).contains("public deployment's counts");
    TestLine initialized = lab(INITIALIZE);
    assertThat(initialized.out()).isEmpty();
    assertThat(initialized.err()).contains("root 1, timestamp 1, snapshot 1, targets 1 of http");
    assertThat(lab(VERIFY).err()).contains("that of the TUF repository http://localhost:");
    world.cosign3().succeed(words(VERIFY));
    world.close();
    lab(VERIFY);
  }

  @Test
  void whatCosign3KeptIsReadHereWithoutTheRepository() {
    world.cosign3().succeed(words(INITIALIZE));
    world.close();
    assertThat(world.cosign3().run(words(VERIFY)).stderr()).contains("tuf refresh failed");
    TestLine lab = lab(VERIFY);
    assertThat(lab.err()).contains("WARNING: no answer from", "what it said before counts still");
  }

  /** Cosign 2 has a database of its own beside the folder. */
  @Test
  void cosign2AndTheLabKeepWhatTheyHaveSideBySide() {
    Tool two = Tool.require("cosign2").in(folder).with("HOME", folder.toString());
    two.succeed(words(INITIALIZE));
    assertThat(typed(VERIFY).err())
        .contains("nothing is known of the repository http://localhost:")
        .contains("cosign initialize --mirror http://localhost:");
    lab(INITIALIZE);
    lab(VERIFY);
    String legacy =
        "sign-blob -y --identity-token tok --use-signing-config=false --new-bundle-format=false"
            + " --bundle old.json f";
    world.lab(legacy.replace("--use-signing-config=false", "ADDRESSES"));
    two.succeed(words(VERIFY.replace("b.json", "old.json")));
  }

  @Test
  void signaturesGoWhereTheRepositorySays() {
    lab(INITIALIZE);
    assertThat(lab("sign-blob -y --identity-token tok --bundle own.json f").err())
        .contains("those of the TUF repository http://localhost:");
    world.accepted(world.cosign3(), "verify-blob ROOT WHO --bundle own.json f");
    assertThat(lab("signing-config create --with-default-rekor-v2").out())
        .contains("\"majorApiVersion\":2");
    assertThat(lab("trusted-root create --with-default-services").out()).contains("\"ctlogs\":");
  }

  @Test
  void theRootThatALineNamesComesBeforeTheRepository() throws IOException {
    lab(INITIALIZE);
    Files.writeString(folder.resolve("none.json"), typed("trusted-root create").out());
    assertThat(typed(VERIFY + " --trusted-root none.json").status()).isEqualTo(1);
  }

  @Test
  void aFolderOfItsOwnIsNamedByAVariable() {
    TestLine line = world.with("TUF_ROOT", "own");
    assertThat(line.type("cosign " + world.placed(INITIALIZE)).status()).isZero();
    assertThat(folder.resolve("own/remote.json")).exists();
    assertThat(line.type("cosign " + world.placed(VERIFY)).status()).isZero();
    world.cosign3().with("TUF_ROOT", folder.resolve("own").toString()).succeed(words(VERIFY));
  }

  @Test
  void mirrorAndRootAreNamedByVariablesToo() throws IOException {
    String[] names = words("REPOSITORY");
    TestLine line =
        world
            .with("HOME", folder.toString())
            .with("TUF_MIRROR", names[1])
            .with("TUF_ROOT_JSON", names[3]);
    assertThat(line.type("cosign " + world.placed(VERIFY)).status()).as(line.err()).isZero();
    assertThat(folder.resolve(".sigstore/root/remote.json")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "initialize REPOSITORY --root-checksum 00",
        "initialize REPOSITORY --root none.json",
        "initialize REPOSITORY --root ROOTURL/9.root.json"
      })
  void firstRootsThatCosignRefusesAreRefusedInItsWords(String line) {
    String placed = line.replace("ROOTURL", words("REPOSITORY")[1]);
    Tool.Run cosign = world.cosign3().run(words(placed));
    TestLine lab = typed(placed);
    assertThat(cosign.status()).isEqualTo(1);
    assertThat(lab.status()).isEqualTo(1);
    assertThat(lab.err().lines().filter(each -> each.startsWith("Error: ")))
        .containsExactly(
            cosign.stderr().lines().filter(each -> each.startsWith("Error: ")).findFirst().get());
    assertThat(folder.resolve(".sigstore/root/remote.json")).doesNotExist();
  }

  @Test
  void anAddressOfTheFirstRootWantsAChecksum() {
    String url = words("REPOSITORY")[1] + "/1.root.json";
    String line = "initialize REPOSITORY --root " + url;
    String warning = world.cosign3().succeed(words(line)).stderr().lines().findFirst().orElse("");
    assertThat(lab(line).err()).startsWith(warning);
    String digest = Digest.of(bytes(TrustFile.TUF_ROOT)).hex();
    assertThat(lab(line + " --root-checksum " + digest).err()).doesNotContain("WARNING");
  }

  private byte[] bytes(TrustFile name) {
    return BoundedFile.read(Path.of(world.file(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"initialize", "initialize --staging", "initialize --root f"})
  void thePublicRepositoryIsNotAsked(String line) {
    TestLine typed = typed(line);
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err()).contains("the public repository is not asked by this lab");
    assertThat(folder.resolve(".sigstore")).doesNotExist();
  }

  /** Every cosign leaves it in the home, and it would hide this world. */
  @Test
  void aCacheOfThePublicDeploymentDoesNotCountBeforeThisWorld() throws IOException {
    Files.createDirectories(folder.resolve(".sigstore/root"));
    Files.writeString(
        folder.resolve(".sigstore/root/remote.json"),
        "{\"mirror\":\"https://tuf-repo-cdn.sigstore.dev\"}");
    assertThat(typed(VERIFY).err()).contains("public deployment's counts, as built into the lab");
  }

  @Test
  void anotherRepositoryAtTheSameAddressIsRefusedUntilItIsInitialized() throws IOException {
    lab(INITIALIZE);
    Path kept =
        folder.resolve(".sigstore/root/" + words("REPOSITORY")[1].substring(7).replace(':', '-'));
    TufRepository other = TufRepository.open(folder.resolve("other"), InstantSource.system());
    other.publish(List.of(Target.of("trusted_root.json", "{}")));
    Files.write(kept.resolve("root.json"), other.file("1.root.json").orElseThrow());
    TestLine refused = typed(VERIFY);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err())
        .contains("is not signed by the keys that root 1 names for it")
        .contains("if it is another repository now")
        .contains(kept.toString());
    lab(INITIALIZE);
    lab(VERIFY);
  }

  @Test
  void aRepositoryThatIsNotThereIsSaid() {
    TestLine typed =
        typed("initialize --mirror http://localhost:1 --root " + world.file(TrustFile.TUF_ROOT));
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err()).contains("no answer from the TUF repository at http://localhost:1");
  }
}
