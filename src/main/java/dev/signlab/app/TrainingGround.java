package dev.signlab.app;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldAddresses;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What commands need before they can be trained: a registry with a signed and attested image, keys
 * and signed files. It is prepared and served by a process of its own, so that a process that is
 * trained knows of its own command alone.
 */
final class TrainingGround {

  /** Who signs by identity there. */
  static final String SIGNER = "alice@example.com";

  private static final String FILE = "ground";
  private static final String ISSUER = "issuer";
  private static final int LONGEST = 200;
  private static final int USED = 5001;

  private static final List<String> PREPARING =
      List.of(
          "cosign generate-key-pair",
          "-c echo 'FROM scratch' > Dockerfile; echo '{\"a\": 1}' > predicate.json",
          "docker build -t IMAGE .",
          "docker push IMAGE",
          "cosign sign --key cosign.key IMAGE",
          "cosign sign --key cosign.key --new-bundle-format=false IMAGE",
          "cosign attest --key cosign.key --type custom --predicate predicate.json IMAGE",
          "cosign sign-blob --key cosign.key --bundle blob.json Dockerfile",
          "cosign attest-blob --key cosign.key --type custom --predicate predicate.json"
              + " --bundle statement.json Dockerfile");

  private static final List<String> BY_IDENTITY =
      List.of(
          "docker build -t KEYLESS .",
          "docker push KEYLESS",
          "cosign sign --identity-token token --trusted-root trusted_root.json"
              + " --signing-config signing_config.json KEYLESS",
          "cosign sign-blob --identity-token token --trusted-root trusted_root.json"
              + " --signing-config signing_config.json --bundle keyless.json Dockerfile");

  private TrainingGround() {}

  /**
   * Prepares the current folder, says so by a file in it, and serves its registry until the process
   * is ended, or the folder is gone.
   *
   * @param run runs the words of one command
   */
  static void serve(Consumer<List<String>> run) throws IOException, InterruptedException {
    Path place = Path.of("").toAbsolutePath();
    RegistrySettings settings = RegistrySettings.of(place.resolve("store"), InstantSource.system());
    try (EmbeddedRegistry registry = EmbeddedRegistry.start(settings)) {
      String image = registry.host() + "/training:1";
      // In most homes a server was started once.
      Wiring.of(Wiring.setting(false)).session().service(World.class).remember("registry", USED);
      PREPARING.forEach(line -> run.accept(words(line, image)));
      signByIdentity(place, () -> BY_IDENTITY.forEach(line -> run.accept(words(line, image))));
      try (Calls calls = offerCalls(place)) {
        calls.begin();
        AtomicFile.write(place.resolve(FILE), image);
        while (Files.exists(place.resolve(FILE))) {
          Thread.sleep(500);
        }
      }
    }
  }

  /** In a home of its own, since whose services have run wants their log for keys as well. */
  private static void signByIdentity(Path place, Runnable sign) throws IOException {
    LabHome home = new LabHome(place.resolve("identity"));
    try (World world = World.open(home, InstantSource.system(), new Hosting.InProcess())) {
      world.start("sigstore", Deployment.freeBase());
      WholeWorld whole = new WholeWorld(world);
      WorldAddresses addresses = whole.addresses();
      Files.copy(addresses.trustedRoot(), place.resolve("trusted_root.json"));
      Files.copy(addresses.signingConfig(), place.resolve("signing_config.json"));
      AtomicFile.write(place.resolve("token"), whole.personToken(SIGNER, WholeWorld.Terms.USUAL));
      AtomicFile.write(place.resolve(ISSUER), ServiceName.ISSUER.url(addresses.base()));
      sign.run();
    }
  }

  /** The client of a running lab is trained as well. */
  private static Calls offerCalls(Path place) {
    return Calls.offer(
        Wiring.of(Wiring.setting(false)).session(),
        place.resolve("lab").resolve("calls-ground"),
        "training");
  }

  /** Returns the image of the ground in the current folder, or an empty text without a ground. */
  static String image() {
    return kept(FILE);
  }

  private static String kept(String name) {
    Path file = Path.of(name);
    return Files.exists(file)
        ? new String(BoundedFile.read(file, LONGEST), StandardCharsets.UTF_8).strip()
        : "";
  }

  /**
   * Takes a line apart; {@code -c} takes the rest of it as one word. {@code IMAGE} stands for the
   * image of the ground, {@code KEYLESS} for the one that is signed by identity, and {@code ISSUER}
   * for who vouched for that.
   */
  static List<String> words(String line, String image) {
    String named =
        line.replace("KEYLESS", image.replace("/training", "/keyless"))
            .replace("IMAGE", image)
            .replace("ISSUER", kept(ISSUER));
    return named.startsWith("-c ") ? List.of("-c", named.substring(3)) : List.of(named.split(" "));
  }
}
