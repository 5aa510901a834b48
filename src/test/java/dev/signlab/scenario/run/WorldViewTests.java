package dev.signlab.scenario.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.engine.trust.Trust;
import dev.signlab.oci.client.CredentialSource;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.client.Demand;
import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.scenario.check.Check;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.check.CheckTypes;
import dev.signlab.scenario.check.Checks;
import dev.signlab.scenario.check.Facts;
import dev.signlab.scenario.source.Fields;
import dev.signlab.scenario.source.Findings;
import dev.signlab.scenario.source.YamlFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks look at a real registry. */
class WorldViewTests {

  private static final RegistryClient CLIENT = RegistryClient.anonymous();
  private static final MediaType NOTES = new MediaType("application/vnd.example.notes");
  private static final MediaType CONFIG = new MediaType("application/vnd.example.config");

  @TempDir private Path folder;
  private EmbeddedRegistry registry;
  private Repository notes;

  @BeforeEach
  void start() {
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    notes = new Repository(new Registry("localhost:" + registry.port()), "notes");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void anArtifactIsThereWhateverItsConfigIs() {
    ImageManifest artifact = ImageManifest.of(blob(CONFIG, "no JSON")).build();
    CLIENT.pushManifest(notes.tag("1.0"), artifact);
    String ref = "\"" + notes.tag("1.0") + "\"";
    assertPassed("artifact: { ref: " + ref + ", type: " + CONFIG + " }");
    assertPassed("manifest: { ref: " + ref + ", at: /config/mediaType }");
    assertPassed("no-signature: { image: " + ref + " }");
    assertPassed("digests: { of: [" + ref + ", " + ref + "], are: same }");
  }

  @Test
  void whatIsAttachedCountsByItsTypeOfArtifactWhateverItStates() {
    ImageManifest image = ImageManifest.of(blob(MediaType.OCI_EMPTY, "{}")).build();
    CLIENT.pushManifest(notes.tag("1.0"), image);
    ImageManifest bundle =
        ImageManifest.of(blob(MediaType.OCI_EMPTY, "{}"))
            .artifactType(NOTES)
            .annotations(java.util.Map.of("dev.sigstore.bundle.predicateType", "https://x.example"))
            .subject(image.descriptor())
            .build();
    CLIENT.pushManifest(notes.digest(bundle.digest()), bundle);
    assertPassed("attached: { image: \"" + notes.tag("1.0") + "\", type: " + NOTES + " }");
  }

  /** RFC 6750, section 3.1: who is known and may not is answered, with 403. */
  @Test
  void aRegistryThatKnowsWhoAsksAndLetsNothingBeDoneAnswers() throws IOException {
    HttpServer strict =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    strict.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    strict.start();
    RegistryAccess ada =
        RegistryAccess.anonymous()
            .with(CredentialSource.of(new Credentials.UserPassword("ada", "signlab")));
    WorldView view =
        new WorldView(
            folder, RegistryClient.of(ada), none -> Optional.empty(), new Nothing(), Facts.NONE);
    try {
      assertThat(view.answers(new Registry("localhost:" + strict.getAddress().getPort()))).isTrue();
    } finally {
      strict.stop(0);
    }
  }

  private Descriptor blob(MediaType type, String text) {
    return CLIENT.pushBlob(notes, type, text.getBytes(UTF_8));
  }

  private void assertPassed(String text) {
    Findings findings = new Findings();
    var map = YamlFile.parse(Path.of("a/b.yaml"), text, findings).orElseThrow();
    String name = map.entries().getFirst().key();
    Fields keys = new Fields(map, "it", findings).object(name).orElseThrow();
    Check check = CheckTypes.named(name).orElseThrow().read(keys);
    assertThat(findings.all()).as(text).isEmpty();
    WorldView view =
        new WorldView(folder, CLIENT, none -> Optional.empty(), new Nothing(), Facts.NONE);
    assertThat(Checks.evaluate(check, view)).isInstanceOf(CheckResult.Passed.class);
  }

  /** No servers, no logins. */
  private static final class Nothing implements WorldView.Around {

    @Override
    public List<VerificationKey> vaultKey(String name) {
      return List.of();
    }

    @Override
    public List<String> answered() {
      return List.of();
    }

    @Override
    public boolean isBroken() {
      return false;
    }

    @Override
    public Duration turned() {
      return Duration.ZERO;
    }

    @Override
    public Trust trust() {
      throw new IllegalStateException("no services");
    }

    @Override
    public List<String> logged(Wanted wanted) {
      return List.of();
    }

    @Override
    public Demand demand(Registry at) {
      return Demand.NOTHING;
    }

    @Override
    public Optional<String> login(Registry at) {
      return Optional.empty();
    }

    @Override
    public boolean runs(String server) {
      return false;
    }
  }
}
