package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.oidc.Identity;
import dev.signlab.shell.cosign.flag.WorldServices;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** All services and a registry in one process, and lines of cosign that know where they are. */
final class KeylessWorld implements AutoCloseable {

  static final String WHO = "alice@example.com";

  private final Path folder;
  private final Deployment deployment;
  private final EmbeddedRegistry registry;
  private final Path trust;
  private final TestLine line;

  KeylessWorld(Path folder) throws IOException {
    this.folder = folder;
    deployment = Deployment.start(folder.resolve("services"), 0, InstantSource.system());
    trust = new Generations(folder.resolve("services")).link().resolve("trust");
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", "", "PATH", "/nowhere"));
    Files.writeString(folder.resolve("f"), "data");
    Files.writeString(folder.resolve("p.json"), "{\"a\":1}");
    Files.writeString(folder.resolve("tok"), token(WHO, InstantSource.system()));
  }

  /** Pushes an image of a name of its own. */
  String image(String name) {
    TestImages.push(
        TestImages.client(), Repository.parse(registry.host() + "/" + name).tag("1"), name);
    return registry.host() + "/" + name + ":1";
  }

  String token(String who, InstantSource clock) {
    return token(Identity.Person.of(who), clock);
  }

  String token(Identity who, InstantSource clock) {
    return Tokens.of(folder.resolve("services"), deployment.base(), clock)
        .issue(who, "sigstore", Duration.ofMinutes(5));
  }

  String oldToken() {
    Instant earlier = Instant.now().minus(Duration.ofHours(1));
    return token(WHO, InstantSource.fixed(earlier));
  }

  /** Types a line of the lab that has to succeed; words in capitals stand for places. */
  TestLine lab(String words) {
    TestLine typed = type(words);
    assertThat(typed.status()).as(words + "\n" + typed.err()).isZero();
    return typed;
  }

  TestLine type(String words) {
    return line.type("cosign " + placed(words));
  }

  /** Types a line in a world whose own services these are. */
  TestLine within(String words) {
    WorldServices own = services();
    return new TestLine(folder, Map.of("COSIGN_PASSWORD", ""))
        .within(() -> Optional.of(own))
        .type("cosign " + placed(words));
  }

  /** Returns a line in a world whose own services these are, and which has a home. */
  TestLine home() {
    WorldServices own = services();
    return new TestLine(folder, Map.of("COSIGN_PASSWORD", "", "HOME", folder.toString()))
        .within(() -> Optional.of(own));
  }

  private WorldServices services() {
    return new WorldServices(
        SigningConfig.parse(bytes(TrustFile.SIGNING_CONFIG), "config"),
        TrustedRoot.parse(bytes(TrustFile.TRUSTED_ROOT), "root"));
  }

  private byte[] bytes(TrustFile name) {
    return BoundedFile.read(name.in(trust));
  }

  TestLine with(String variable, String value) {
    return line.with(variable, value);
  }

  String placed(String words) {
    return words
        .replace("V1", "--signing-config " + file(TrustFile.SIGNING_CONFIG) + " ROOT")
        .replace("V2", "--signing-config " + file(TrustFile.SIGNING_CONFIG_REKOR_V2) + " ROOT")
        .replace("ROOT", "--trusted-root " + file(TrustFile.TRUSTED_ROOT))
        .replace("ADDRESSES", addresses())
        .replace("ISSUER", ServiceName.ISSUER.url(deployment.base()))
        .replace("STAMPS", ServiceName.timestamps(deployment.base()))
        .replace("LOGURL", "--rekor-url " + ServiceName.REKOR.url(deployment.base()))
        .replace("CHAIN", file(TrustFile.TSA_CHAIN))
        .replace(
            "REPOSITORY",
            "--mirror "
                + ServiceName.TUF.url(deployment.base())
                + " --root "
                + file(TrustFile.TUF_ROOT));
  }

  private String addresses() {
    int base = deployment.base();
    return "--use-signing-config=false --fulcio-url "
        + ServiceName.FULCIO.url(base)
        + " --rekor-url "
        + ServiceName.REKOR.url(base)
        + " --oidc-issuer "
        + ServiceName.ISSUER.url(base);
  }

  Tool cosign3() {
    return Tool.require("cosign3").in(folder).with("HOME", folder.toString());
  }

  Tool cosign2() {
    return Tool.require("cosign2")
        .in(folder)
        .with("HOME", folder.toString())
        .with("SIGSTORE_ROOT_FILE", file(TrustFile.FULCIO_PEM))
        .with("SIGSTORE_REKOR_PUBLIC_KEY", file(TrustFile.REKOR_PUB))
        .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", file(TrustFile.CTFE_PUB));
  }

  /** Has a judge accept it from the one who signed, and from nobody else. */
  void accepted(Tool judge, String words) {
    judge.succeed(words(words));
    assertThat(judge.run(words(byAnother(words))).status()).as("another identity").isNotZero();
    assertThat(judge.run(words(elsewhere(words))).status()).as("another issuer").isNotZero();
  }

  /** The same with the lab as the judge. */
  void acceptedHere(String words) {
    lab(String.join(" ", words(words)));
    refusedHere(byAnother(words));
    refusedHere(elsewhere(words));
  }

  /** The refusal says who signed, and who vouches for that. */
  private void refusedHere(String words) {
    TestLine typed = type(String.join(" ", words(words)));
    assertThat(typed.status()).as(words).isNotZero();
    assertThat(typed.err()).containsAnyOf(WHO, ServiceName.ISSUER.url(deployment.base()));
  }

  private static String byAnother(String words) {
    return words.replace("WHO", "--certificate-identity bob@example.com ISSUED");
  }

  private static String elsewhere(String words) {
    return words.replace(
        "WHO", "--certificate-identity " + WHO + " --certificate-oidc-issuer http://other.example");
  }

  String[] words(String words) {
    String all =
        words
            .replace("WHO", "--certificate-identity " + WHO + " ISSUED")
            .replace("ISSUED", "--certificate-oidc-issuer ISSUER");
    return placed(all).split(" ", -1);
  }

  String file(TrustFile name) {
    return name.in(trust).toString();
  }

  @Override
  public void close() {
    deployment.close();
    registry.close();
  }
}
