package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.WorkflowRun;
import dev.signlab.sigstore.certificate.SpiffeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of somebody signs here and by cosign, and is verified by the other. */
class SubjectNamesIntegrationTests {

  @TempDir private static Path folder;
  private static KeylessWorld world;

  @BeforeAll
  static void start() throws IOException {
    world = new KeylessWorld(folder);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /**
   * Somebody.
   *
   * @param who of whom the token speaks
   * @param name in the certificate
   * @param near a name that could be taken for it
   */
  record Somebody(Identity who, String name, String near) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Somebody> somebodies() {
    return Stream.of(
        new Somebody(
            new Identity.Workload(SpiffeId.parse("spiffe://example.com/build/signer")),
            "spiffe://example.com/build/signer",
            "spiffe://example.com/build/signer/"),
        new Somebody(new Identity.User("alice"), "alice!example.com", "alice"),
        new Somebody(
            new Identity.ServiceAccount("build", "signer"),
            "https://kubernetes.io/namespaces/build/serviceaccounts/signer",
            "system:serviceaccount:build:signer"),
        new Somebody(
            WorkflowRun.parse("acme/app@main"),
            "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main",
            "https://github.com/acme/app"));
  }

  @ParameterizedTest
  @MethodSource("somebodies")
  void theLabSigns(Somebody each) throws IOException {
    token(each);
    world.lab("sign-blob -y --identity-token tok.jwt V1 --bundle lab.json f");
    judged(each, "lab.json");
  }

  @ParameterizedTest
  @MethodSource("somebodies")
  void cosignSigns(Somebody each) throws IOException {
    token(each);
    world
        .cosign3()
        .succeed(world.words("sign-blob -y --identity-token tok.jwt V1 --bundle cosign.json f"));
    judged(each, "cosign.json");
  }

  @ParameterizedTest
  @MethodSource("somebodies")
  void aTokenThatIsOverIsOneOfTheSame(Somebody each) throws IOException {
    Instant earlier = Instant.now().minus(Duration.ofHours(1));
    Files.writeString(
        folder.resolve("old.jwt"), world.token(each.who(), InstantSource.fixed(earlier)));
    TestLine refused = world.within("sign-blob -y --identity-token old.jwt --bundle old.json f");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(again(each.who()) + " > old.jwt");
  }

  private static String again(Identity who) {
    return "world token --"
        + switch (who) {
          case Identity.Workload program -> "spiffe " + program.id();
          case Identity.ServiceAccount it -> "service-account " + it.namespace() + "/" + it.name();
          case WorkflowRun _ -> "ci acme/app@refs/heads/main";
          case Identity.User user -> "user " + user.name();
          case Identity.Person person -> "identity " + person.email();
        };
  }

  private static void token(Somebody each) throws IOException {
    Files.writeString(folder.resolve("tok.jwt"), world.token(each.who(), InstantSource.system()));
  }

  private static void judged(Somebody each, String bundle) {
    Tool judge = world.cosign3();
    String line = line(each, each.name(), bundle);
    world.lab(line);
    judge.succeed(world.words(line));
    String pattern =
        line.replace("identity " + each.name(), "identity-regexp ^" + each.name() + "$");
    world.lab(pattern);
    judge.succeed(world.words(pattern));
    String near = line(each, each.near(), bundle);
    TestLine refused = world.type(near);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains(each.name());
    assertThat(judge.run(world.words(near)).status()).isNotZero();
  }

  private static String line(Somebody each, String name, String bundle) {
    return "verify-blob --certificate-identity %s --certificate-oidc-issuer ISSUER%s ROOT --bundle %s f"
        .formatted(name, each.who().issuer().path(), bundle);
  }
}
