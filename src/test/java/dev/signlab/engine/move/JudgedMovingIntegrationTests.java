package dev.signlab.engine.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.attach.SavedImage;
import dev.signlab.engine.verify.Verification;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the lab moved is judged by cosign 2.5 and 3.1, oras, crane and skopeo, and the lab takes
 * over what cosign moved: between docker-registry, which keeps no referrers, and the lab's own
 * registry, which does.
 */
class JudgedMovingIntegrationTests {

  private static final RegistryClient CLIENT = TestImages.client();
  private static final ImageSaving SAVING = ImageSaving.of(CLIENT);
  private static final String NO_SERVICES =
      """
      {"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json",
       "rekorTlogConfig":{},"tsaConfig":{}}
      """;

  @TempDir private static Path folder;
  @AutoClose private static DebianRegistry debian;
  @AutoClose private static EmbeddedRegistry embedded;
  private static int count;

  @BeforeAll
  static void start() throws IOException {
    debian = DebianRegistry.in(folder).start();
    embedded =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("embedded"), InstantSource.system()));
    Files.writeString(folder.resolve("none.json"), NO_SERVICES);
    cosign("cosign3").succeed("generate-key-pair");
  }

  @ParameterizedTest
  @CsvSource({"cosign2, cosign2", "cosign2, cosign3", "cosign3, cosign3"})
  void cosignReadsAndLoadsWhatTheLabSaved(String signer, String judge) {
    TagReference image = signed(debian.host(), signer);
    Path saved = folder.resolve("saved-" + count);
    SAVING.save(image, saved);
    verify(judge, "--local-image", saved.toString());
    if (signer.equals("cosign2")) {
      // cosign 3.1.1 itself loads no bundle: what it loads then is unsigned.
      String target = next(debian.host());
      cosign(judge).succeed("load", "--dir", saved.toString(), target);
      verify(judge, target);
    }
  }

  @ParameterizedTest
  @CsvSource({"cosign2, cosign2", "cosign2, cosign3", "cosign3, cosign3"})
  void theLabLoadsWhatCosignSaved(String signer, String saver) {
    TagReference image = signed(debian.host(), signer);
    Path saved = folder.resolve("by-cosign-" + count);
    cosign(saver).succeed("save", "--dir", saved.toString(), image.toString());
    for (String host : hosts()) {
      TagReference target = tag(next(host));
      SAVING.load(saved, target);
      verify(signer, target.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void theLabVerifiesWhatCosignSavedInTheLegacyLayout(String saver) {
    TagReference image = signed(debian.host(), "cosign2");
    Path saved = folder.resolve("local-" + count);
    cosign(saver).succeed("save", "--dir", saved.toString(), image.toString());
    var key =
        VerificationKey.parsePem(BoundedFile.read(folder.resolve("cosign.pub")), "cosign.pub");
    assertThat(Verification.of(SavedImage.open(saved)).with(key).run().passed()).isTrue();
  }

  @Test
  void bothSaveTheSameBytes() throws IOException {
    TagReference image = signed(debian.host(), "cosign2");
    Path ours = folder.resolve("ours");
    Path theirs = folder.resolve("theirs");
    SAVING.save(image, ours);
    cosign("cosign3").succeed("save", "--dir", theirs.toString(), image.toString());
    assertThat(Files.readString(ours.resolve("index.json")))
        .isEqualTo(Files.readString(theirs.resolve("index.json")));
    assertThat(Files.readString(ours.resolve("oci-layout")))
        .isEqualTo(Files.readString(theirs.resolve("oci-layout")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void cosignVerifiesACopyInEveryDirection(String signer) {
    for (String from : hosts()) {
      TagReference image = signed(from, signer);
      for (String to : hosts()) {
        TagReference target = tag(next(to));
        ImageCopy.of(CLIENT, image).to(target);
        verify(signer, target.toString());
      }
    }
  }

  @Test
  void nothingIsLeftAfterCleaning() {
    for (String host : hosts()) {
      TagReference image = signed(host, "cosign2");
      sign("cosign3", image.toString());
      new Cleaning(CLIENT, image.repository(), new Silent()).clean(image, Cleaning.Kind.ALL);
      assertThat(Tool.require("crane").succeed("ls", image.repository().toString()).stdout())
          .isEqualTo(image.identifier() + "\n");
      assertThat(
              Tool.require("oras").succeed("discover", "--plain-http", image.toString()).stdout())
          .doesNotContain("bundle");
    }
  }

  @Test
  void skopeoReadsTheImageOfASavedLayout() {
    TagReference image = signed(debian.host(), "cosign2");
    Path saved = folder.resolve("skopeo-" + count);
    SAVING.save(image, saved);
    Tool.Run run = Tool.require("skopeo-new").succeed("inspect", "--raw", "oci:" + saved + ":@0");
    assertThat(run.stdout().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(CLIENT.manifest(image).bytes());
  }

  @Test
  void bothSidesMayAskForAPassword() throws IOException {
    Path one = Files.createDirectory(folder.resolve("guarded"));
    try (DebianRegistry guarded = DebianRegistry.in(one).withPassword().start()) {
      CredentialSource source =
          CredentialSource.of(
              new Credentials.UserPassword(DebianRegistry.USER, DebianRegistry.PASSWORD));
      HttpTransport transport = HttpTransport.of(InstantSource.system(), new ExchangeLog());
      RegistryClient client = RegistryClient.of(RegistryAccess.of(transport).with(source));
      TagReference image = tag(next(guarded.host()));
      DigestReference digest = TestImages.push(client, image, "guarded");
      TagReference target = tag(next(guarded.host()));
      ImageCopy.of(client, image).to(target);
      assertThat(client.resolve(target)).isEqualTo(digest.digest());
    }
  }

  @Test
  void aCopyThatBreaksOffLeavesNoTag() {
    TagReference image = signed(debian.host(), "cosign2");
    sign("cosign3", image.toString());
    boolean arrived = false;
    for (int writes = 0; !arrived; writes++) {
      try (CuttingProxy proxy = CuttingProxy.before(embedded.port(), writes)) {
        TagReference target = tag(next("127.0.0.1:" + proxy.port()));
        String path = target.repository().path();
        try {
          ImageCopy.of(TestImages.client(), image).to(target);
          arrived = true;
        } catch (LabException e) {
          Reference there = Reference.parse("127.0.0.1:" + embedded.port() + "/" + path + ":1.0");
          assertThat(CLIENT.head(there)).as("after " + writes + " writes").isEmpty();
        }
      }
    }
  }

  @Test
  void aSourceThatBreaksOffLeavesNoTagAndNoFolder() {
    TagReference image = signed(embedded(), "cosign2");
    embedded.close();
    TagReference target = tag(next(debian.host()));
    ImageCopy copy = ImageCopy.of(TestImages.client(), image);
    assertThatThrownBy(() -> copy.to(target)).isInstanceOf(LabException.class);
    assertThat(CLIENT.head(target)).isEmpty();
    restart();
  }

  private static void restart() {
    embedded =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("embedded"), InstantSource.system()));
  }

  private static List<String> hosts() {
    return List.of(debian.host(), embedded());
  }

  private static String embedded() {
    return "127.0.0.1:" + embedded.port();
  }

  private static TagReference signed(String host, String tool) {
    TagReference image = tag(next(host));
    TestImages.push(CLIENT, image, image.toString());
    sign(tool, image.toString());
    return image;
  }

  private static void sign(String tool, String image) {
    if (tool.equals("cosign2")) {
      cosign(tool).succeed("sign", "-y", "--tlog-upload=false", "--key", "cosign.key", image);
    } else {
      cosign(tool)
          .succeed("sign", "-y", "--signing-config", "none.json", "--key", "cosign.key", image);
    }
  }

  private static void verify(String tool, String... words) {
    var all =
        new ArrayList<>(List.of("verify", "--insecure-ignore-tlog=true", "--key", "cosign.pub"));
    all.addAll(List.of(words));
    cosign(tool).succeed(all.toArray(String[]::new));
  }

  private static Tool cosign(String name) {
    return Tool.require(name).in(folder).with("COSIGN_PASSWORD", "pw");
  }

  private static String next(String host) {
    return host + "/moved/app" + ++count + ":1.0";
  }

  private static TagReference tag(String text) {
    return (TagReference) Reference.parse(text);
  }

  /** Hears nothing. */
  private static final class Silent implements Cleaning.Listener {
    @Override
    public void removed(Reference what) {}

    @Override
    public void refused(Reference what, LabException why) {
      throw new AssertionError("still there: " + what, why);
    }

    @Override
    public void referrersStay() {}
  }
}
