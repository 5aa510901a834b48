package dev.signlab.scenario.run;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.environment.world.RegistryRules;
import dev.signlab.environment.world.SigstoreServer;
import dev.signlab.environment.world.World;
import dev.signlab.image.ImageBuild;
import dev.signlab.image.ImageStore;
import dev.signlab.image.Progress;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.TagReference;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.model.WorldPlan;
import dev.signlab.scenario.source.ScenarioFolder;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Brings about the world of one scenario. Whatever is there already stays as it is. */
final class WorldPreparation {

  private static final String BUNDLE_FORMAT = "COSIGN_NEW_BUNDLE_FORMAT";

  private final World world;
  private final RegistryClient client;
  private final ImageStore images;
  private final Scenario scenario;
  private final PasswordQuestion passwords;
  private final List<String> done = new ArrayList<>();

  WorldPreparation(
      World world, RegistryClient client, Scenario scenario, PasswordQuestion passwords) {
    this.world = world;
    this.client = client;
    this.images = ImageStore.in(world.home().make().images());
    this.scenario = scenario;
    this.passwords = passwords;
  }

  List<String> run() {
    new ScenarioFolder(scenario.folder()).requireOrdinary();
    WorldPlan plan = scenario.world();
    if (plan.registry().isPresent() && !world.registryStatus().running()) {
      world.startRegistry();
      done.add("started the registry on " + world.endpoint().prefix());
    }
    if (plan.registry().isPresent() && !plan.keepsAccess()) {
      openRegistry();
    }
    if (plan.sigstore()) {
      startSigstore();
    }
    plan.files().forEach(this::copy);
    plan.localImages().forEach(this::build);
    plan.images().forEach(this::push);
    plan.keys().forEach(this::makeKeys);
    plan.signatures().forEach(this::sign);
    return List.copyOf(done);
  }

  /** What another lab or the learner asked of those who use the registry is not asked here. */
  private void openRegistry() {
    if (!RegistryRules.of(world.home()).equals(RegistryRules.OPEN)) {
      RegistryRules.OPEN.apply(world.home());
      done.add("opened the registry again, without a login");
    }
  }

  private void startSigstore() {
    if (!world.runs(SigstoreServer.NAME)) {
      world.start(SigstoreServer.NAME);
      done.add("started the services of keyless signing; world start lists them");
    }
  }

  private void copy(String name) {
    Path from = scenario.folder().resolve(name);
    Path to = world.workspace().resolve(String.valueOf(from.getFileName()));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        copyFile(file, from.equals(file) ? to : target);
      }
    } catch (IOException e) {
      throw Problem.of("cannot copy the files of the lab")
          .tried("copy " + from)
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private void copyFile(Path from, Path to) {
    if (!Files.exists(to)) {
      AtomicFile.write(to, BoundedFile.read(from));
      done.add("put " + world.workspace().relativize(to) + " into your folder");
    }
  }

  private void build(WorldPlan.Image image) {
    if (Reference.parse(image.name()) instanceof TagReference tag && images.find(tag).isEmpty()) {
      buildAs(tag, image);
      done.add("built " + image.name());
    }
  }

  private void buildAs(TagReference tag, WorldPlan.Image image) {
    Path context = scenario.folder().resolve(image.from()).toAbsolutePath();
    new ImageBuild(images, client, Progress.NONE)
        .run(context, context.resolve("Dockerfile"), Map.of(), tag);
  }

  /** The name on this machine is taken away again where the learner did not have it. */
  private void push(WorldPlan.Image image) {
    if (!(Reference.parse(image.name()) instanceof TagReference tag)
        || client.findManifest(tag).isPresent()) {
      return;
    }
    boolean had = images.find(tag).isPresent();
    if (!had) {
      buildAs(tag, image);
    }
    images.push(tag, client, (layer, sent, number, total) -> {});
    if (!had) {
      images.remove(tag);
    }
    done.add("pushed " + image.name());
  }

  private void makeKeys(WorldPlan.Key key) {
    Path privateFile = world.workspace().resolve(key.prefix() + ".key");
    Path publicFile = world.workspace().resolve(key.prefix() + ".pub");
    if (Files.exists(privateFile) || Files.exists(publicFile)) {
      return;
    }
    KeyPair pair = KeyPair.generate();
    byte[] password = key.password().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = EncryptedPrivateKey.seal(pair, password).getBytes(StandardCharsets.UTF_8);
    AtomicFile.writeSecret(privateFile, sealed);
    AtomicFile.write(publicFile, pair.publicKey().pem());
    done.add(
        "made %s.key and %s.pub; the password is %s"
            .formatted(key.prefix(), key.prefix(), key.password()));
  }

  private void sign(WorldPlan.Signature signature) {
    String name = signature.key() + ".key";
    Path publicFile = world.workspace().resolve(signature.key() + ".pub");
    if (!Files.exists(publicFile) || isSigned(signature, publicFile)) {
      return;
    }
    Optional<KeyPair> key = open(signature, world.workspace().resolve(name), name);
    if (key.isEmpty()) {
      done.add("not signed, since " + name + " did not open: " + signature.image());
      return;
    }
    Signing.of(signature.image())
        .client(client)
        .with(key.get())
        .annotations(signature.annotations())
        .layout(layout(signature))
        .clock(world.clock())
        .push();
    done.add("signed " + signature.image() + " with " + name);
  }

  /** Prepared signatures have the layout that the learner's own would have. */
  private SignatureLayout layout(WorldPlan.Signature signature) {
    if (signature.layout().isPresent()) {
      return SignatureLayout.parse(signature.layout().get());
    }
    String format = scenario.world().variables().getOrDefault(BUNDLE_FORMAT, "true");
    return Boolean.parseBoolean(format) ? BundleLayout.REFERRER : SimpleSigningLayout.LEGACY;
  }

  private boolean isSigned(WorldPlan.Signature signature, Path publicFile) {
    VerificationKey key =
        VerificationKey.parsePem(BoundedFile.read(publicFile), publicFile.toString());
    VerificationPolicy policy =
        VerificationPolicy.by(key)
            .annotations(signature.annotations())
            .layout(layout(signature))
            .build();
    return Verification.of(signature.image()).client(client).with(policy).run().passed();
  }

  private Optional<KeyPair> open(WorldPlan.Signature signature, Path file, String name) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    byte[] sealed = BoundedFile.read(file);
    return scenario.world().keys().stream()
        .filter(key -> key.prefix().equals(signature.key()))
        .findFirst()
        .flatMap(key -> opened(sealed, key.password().toCharArray(), name))
        .or(() -> passwords.ask(name).flatMap(told -> opened(sealed, told, name)));
  }

  private static Optional<KeyPair> opened(byte[] sealed, char[] password, String name) {
    byte[] bytes = new String(password).getBytes(StandardCharsets.UTF_8);
    try {
      return Optional.of(EncryptedPrivateKey.open(sealed, () -> bytes, name));
    } catch (LabException e) {
      if (e.problem().isOf(Cause.WRONG_PASSWORD)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
