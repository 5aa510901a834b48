package dev.signlab.services.fulcio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.WorkflowRun;
import dev.sigstore.AlgorithmRegistry.SigningAlgorithm;
import dev.sigstore.KeylessSigner;
import dev.sigstore.SigningConfigProvider;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.oidc.client.OidcClient;
import dev.sigstore.oidc.client.OidcClients;
import dev.sigstore.oidc.client.OidcException;
import dev.sigstore.oidc.client.OidcToken;
import dev.sigstore.oidc.client.TokenStringOidcClient;
import dev.sigstore.oidc.client.WebOidcClient;
import dev.sigstore.trustroot.Service;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * cosign 2.5 and 3.1, sigstore-java and sigstore-js sign by identity with issuer, authority and
 * logs.
 */
class KeylessWorldIntegrationTests {

  private static final String TRUST = "javax.net.ssl.trustStore";
  private static final String ALICE = "alice@example.com";

  private Path folder;
  private KeylessWorld world;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    folder = temporary;
    world = KeylessWorld.start(folder);
  }

  @AfterEach
  void stop() {
    if (world != null) {
      world.close();
    }
  }

  private Tool cosign3() {
    return Tool.require("cosign3").in(folder).with("HOME", folder.toString());
  }

  private Tool.Run verify(String bundle, String identity, String issuer) {
    return cosign3()
        .run(
            "verify-blob",
            "--trusted-root",
            "root.json",
            "--bundle",
            bundle,
            "--certificate-identity",
            identity,
            "--certificate-oidc-issuer",
            issuer,
            "blob");
  }

  private Tool.Run sign(Tool cosign, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "sign-blob",
                "-y",
                "--signing-config",
                "config.json",
                "--trusted-root",
                "root.json",
                "--bundle",
                "b.json"));
    line.addAll(List.of(more));
    line.add("blob");
    return cosign.run(line.toArray(String[]::new));
  }

  @Test
  void cosign3SignsByATokenAndTheIdentityCounts() throws IOException {
    Files.writeString(folder.resolve("token"), world.token(ALICE));
    assertThat(sign(cosign3(), "--identity-token", "token").stderr())
        .contains("Wrote bundle to file b.json");
    assertThat(verify("b.json", ALICE, world.issuer()).stderr()).contains("Verified OK");
    assertThat(verify("b.json", "bob@example.com", world.issuer()).status()).isNotZero();
    assertThat(verify("b.json", ALICE, world.issuer() + "/partner").status()).isNotZero();
  }

  @Test
  void cosign3FindsTheTokenOfAJobAndTheReusableWorkflowIsTheIdentity() {
    String called = "acme/shared/.github/workflows/build.yml@refs/tags/v2";
    WorkflowRun run =
        WorkflowRun.parse("acme/app@main").calling(WorkflowRun.CalledWorkflow.parse(called));
    Tool cosign = cosign3();
    for (var each : world.fulcio().oidc().service().variablesOf(run).all().entrySet()) {
      cosign = cosign.with(each.getKey(), each.getValue());
    }
    assertThat(sign(cosign).stderr()).contains("Wrote bundle to file b.json");
    String issuer = world.issuer() + "/actions";
    assertThat(verify("b.json", "https://github.com/" + called, issuer).stderr())
        .contains("Verified OK");
    String caller = "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main";
    assertThat(verify("b.json", caller, issuer).status()).isNotZero();
  }

  @Test
  void cosign2SignsByATokenWithALogEntry() throws IOException {
    Files.writeString(folder.resolve("token"), world.token(ALICE));
    Tool cosign =
        Tool.require("cosign2")
            .in(folder)
            .with("HOME", folder.toString())
            .with("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", folder.resolve("ctfe.pub").toString())
            .with("SIGSTORE_REKOR_PUBLIC_KEY", folder.resolve("rekor.pub").toString())
            .with("SIGSTORE_ROOT_FILE", folder.resolve("fulcio.pem").toString());
    cosign.succeed(
        "sign-blob",
        "-y",
        "--fulcio-url",
        world.fulcio().url(),
        "--rekor-url",
        world.rekorUrl(),
        "--identity-token",
        "token",
        "--bundle",
        "old.json",
        "blob");
    Tool.Run verified =
        cosign.run(
            "verify-blob",
            "--offline",
            "--bundle",
            "old.json",
            "--certificate-identity",
            ALICE,
            "--certificate-oidc-issuer",
            world.issuer(),
            "blob");
    assertThat(verified.stderr()).contains("Verified OK");
  }

  @Test
  void sigstoreJavaSignsInByABrowserAndGetsItsCertificateByGrpc() throws Exception {
    OidcClient browser =
        WebOidcClient.builder()
            .setIssuer(Service.of(URI.create(world.issuer()), 1))
            .setBrowser(address -> world.fulcio().oidc().signInAt(address, ALICE))
            .build();
    signByJava(alsoOnBuildMachines(browser));
    assertThat(verify("java.json", ALICE, world.issuer()).stderr()).contains("Verified OK");
    assertThat(verify("java.json", "bob@example.com", world.issuer()).status()).isNotZero();
  }

  @Test
  void sigstoreJsSignsByATokenInTheRequestAndCosign3Verifies() throws IOException {
    String bundle =
        Tool.require("sigstore-js")
            .with("FULCIO", world.fulcio().url())
            .with("REKOR", world.rekorUrl())
            .with("TSA", world.tsaUrl())
            .with("TOKEN", world.token(ALICE))
            .with("BLOB", folder.resolve("blob").toString())
            .reading(script())
            .succeed()
            .stdout();
    Files.writeString(folder.resolve("js.json"), bundle.strip());
    assertThat(verify("js.json", ALICE, world.issuer()).stderr()).contains("Verified OK");
    assertThat(verify("js.json", "bob@example.com", world.issuer()).status()).isNotZero();
  }

  private static String script() throws IOException {
    try (InputStream in =
        KeylessWorldIntegrationTests.class.getResourceAsStream("sigstore-js.mjs")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  @Test
  void sigstoreJavaSignsByTheTokenOfAJob() throws Exception {
    WorkflowRun run = WorkflowRun.parse("acme/app@main");
    signByJava(TokenStringOidcClient.from(world.fulcio().token(run)));
    String workflow = "https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main";
    assertThat(verify("java.json", workflow, world.issuer() + "/actions").stderr())
        .contains("Verified OK");
  }

  /** The client asks no browser where the variable CI is set, though this browser is there. */
  private static OidcClient alsoOnBuildMachines(OidcClient browser) {
    return new OidcClient() {
      @Override
      public boolean isEnabled(Map<String, String> environment) {
        return true;
      }

      @Override
      public OidcToken getIDToken(Map<String, String> environment) throws OidcException {
        return browser.getIDToken(environment);
      }
    };
  }

  /** Its gRPC client trusts what the properties of the process say, and nothing else. */
  private void signByJava(OidcClient client) throws Exception {
    Optional<String> before = Optional.ofNullable(System.getProperty(TRUST));
    System.setProperty(TRUST, trustStore().toString());
    try {
      KeylessSigner signer =
          KeylessSigner.builder()
              .trustedRootProvider(TrustedRootProvider.from(folder.resolve("root.json")))
              .signingConfigProvider(SigningConfigProvider.from(folder.resolve("config-grpc.json")))
              .signingAlgorithm(SigningAlgorithm.PKIX_ECDSA_P256_SHA_256)
              .minSigningCertificateLifetime(KeylessSigner.DEFAULT_MIN_SIGNING_CERTIFICATE_LIFETIME)
              .enableRekorV2(false)
              .forceCredentialProviders(OidcClients.of(client))
              .build();
      String bundle = signer.signFile(folder.resolve("blob")).toJson();
      Files.writeString(folder.resolve("java.json"), bundle, UTF_8);
    } finally {
      before.ifPresentOrElse(
          value -> System.setProperty(TRUST, value), () -> System.clearProperty(TRUST));
    }
  }

  /** A store in which certificates can be read without a password. */
  private Path trustStore() throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setCertificateEntry(
        "fulcio",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(world.certificate().pem().getBytes(UTF_8))));
    Path file = folder.resolve("trust.jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }
}
