package dev.signlab.services.fulcio;

import static dev.signlab.services.fulcio.FulcioFixture.chain;
import static dev.signlab.services.fulcio.FulcioFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.oidc.IssuerKind;
import dev.signlab.services.oidc.WorkflowRun;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.sigstore.certificate.SpiffeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the certificates that the authority issues. */
class CertificateProfileTests {

  private static final String ALICE = "alice@example.com";

  private final Instant now = Instant.parse("2026-11-27T10:00:00.7Z");
  private FulcioFixture fulcio;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    fulcio = FulcioFixture.start(folder, () -> now);
  }

  @AfterEach
  void stop() {
    fulcio.close();
  }

  private Certificate leaf(Identity identity, String challenge) {
    return chain(fulcio.v2(fulcio.token(identity), challenge)).getFirst();
  }

  private static X509CertificateHolder holder(Certificate certificate) {
    try {
      return new X509CertificateHolder(certificate.encoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPersonsCertificateHoldsForTenMinutes() {
    Certificate leaf = leaf(Identity.Person.of(ALICE), ALICE);
    assertThat(leaf.identities()).containsExactly(ALICE);
    assertThat(leaf.subject()).isEmpty();
    assertThat(leaf.key()).isEqualTo(FulcioFixture.KEYS.publicKey());
    assertThat(leaf.notBefore()).isEqualTo(Instant.parse("2026-11-27T10:00:00Z"));
    assertThat(leaf.notAfter()).isEqualTo(leaf.notBefore().plus(Duration.ofMinutes(10)));
    assertThat(leaf.algorithm()).isEqualTo("SHA384withECDSA");
    assertThat(holder(leaf).getSerialNumber().bitLength()).isEqualTo(159);
    assertThat(extensions(leaf))
        .containsExactly(
            Map.entry(FulcioExtension.ISSUER, fulcio.oidc().url()),
            Map.entry(FulcioExtension.ISSUER_V2, fulcio.oidc().url()));
  }

  @Test
  void extensionsStandInTheOrderOfThePublicAuthority() {
    X509CertificateHolder leaf = holder(leaf(Identity.Person.of(ALICE), ALICE));
    assertThat(leaf.getExtensions().getExtensionOIDs())
        .extracting(Object::toString)
        .containsExactly(
            "2.5.29.15",
            "2.5.29.37",
            "2.5.29.14",
            "2.5.29.35",
            "2.5.29.17",
            "1.3.6.1.4.1.57264.1.1",
            "1.3.6.1.4.1.57264.1.8",
            CertificateEntry.TIMESTAMPS);
    assertThat(leaf.getExtensions().getCriticalExtensionOIDs())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("2.5.29.15", "2.5.29.17");
  }

  @Test
  void theChainLeadsToARoot() {
    List<Certificate> chain = chain(fulcio.v2(fulcio.token(Identity.Person.of(ALICE)), ALICE));
    assertThat(chain).hasSize(3);
    assertThat(chain.get(0).issuer()).isEqualTo(chain.get(1).subject());
    assertThat(chain.get(1).issuer()).isEqualTo(chain.get(2).subject());
    assertThat(chain.get(2).isSelfIssued()).isTrue();
    assertThat(extension(chain.get(0), Extension.authorityKeyIdentifier))
        .endsWith(extension(chain.get(1), Extension.subjectKeyIdentifier).substring(4));
  }

  private static String extension(Certificate certificate, ASN1ObjectIdentifier name) {
    byte[] value = certificate.extension(name.getId()).orElseThrow();
    return HexFormat.of().formatHex(value);
  }

  @Test
  void thePromiseInsideVerifiesAndTheLogHasThePrecertificate() {
    List<Certificate> chain = chain(fulcio.v2(fulcio.token(Identity.Person.of(ALICE)), ALICE));
    Certificate leaf = chain.getFirst();
    byte[] extension = leaf.extension(CertificateEntry.TIMESTAMPS).orElseThrow();
    SignedCertificateTimestamp promise =
        SignedCertificateTimestamp.parseExtension(extension, "timestamps").getFirst();
    CertificateEntry entry = CertificateEntry.embedding(leaf, chain.get(1).key());
    assertThat(promise.verifies(entry, fulcio.log().publicKey())).isTrue();
    assertThat(fulcio.log().store().record(0).entry())
        .isEqualTo(entry.timestamped(promise.timestamp(), promise.extensions()));
  }

  @Test
  void aJobsCertificateHasEveryExtension() {
    WorkflowRun run = WorkflowRun.parse("acme/app@refs/tags/v1").deployingTo("production");
    Certificate leaf = leaf(run, run.subject());
    String workflow = "https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1";
    assertThat(leaf.identities()).containsExactly(workflow);
    Map<FulcioExtension, String> read = extensions(leaf);
    assertThat(read).containsOnlyKeys(FulcioExtension.values());
    assertThat(read)
        .containsEntry(FulcioExtension.ISSUER_V2, fulcio.oidc().url() + "/actions")
        .containsEntry(FulcioExtension.GITHUB_WORKFLOW_TRIGGER, "push")
        .containsEntry(FulcioExtension.GITHUB_WORKFLOW_NAME, "release")
        .containsEntry(FulcioExtension.GITHUB_WORKFLOW_REPOSITORY, "acme/app")
        .containsEntry(FulcioExtension.GITHUB_WORKFLOW_REF, "refs/tags/v1")
        .containsEntry(FulcioExtension.BUILD_SIGNER_URI, workflow)
        .containsEntry(FulcioExtension.BUILD_CONFIG_URI, workflow)
        .containsEntry(FulcioExtension.SOURCE_REPOSITORY_URI, "https://github.com/acme/app")
        .containsEntry(FulcioExtension.SOURCE_REPOSITORY_OWNER_URI, "https://github.com/acme")
        .containsEntry(FulcioExtension.RUNNER_ENVIRONMENT, "github-hosted")
        .containsEntry(FulcioExtension.DEPLOYMENT_ENVIRONMENT, "production")
        .containsEntry(FulcioExtension.TOKEN_SUBJECT, "repo:acme/app:environment:production");
    assertThat(read.get(FulcioExtension.RUN_INVOCATION_URI))
        .matches("https://github\\.com/acme/app/actions/runs/[0-9]+/attempts/1");
  }

  @Test
  void theReusableWorkflowIsTheIdentityAndNotItsCaller() {
    String called = "acme/shared/.github/workflows/build.yml@refs/tags/v2";
    WorkflowRun run =
        WorkflowRun.parse("acme/app@main").calling(WorkflowRun.CalledWorkflow.parse(called));
    Certificate leaf = leaf(run, run.subject());
    assertThat(leaf.identities()).containsExactly("https://github.com/" + called);
    assertThat(extensions(leaf).get(FulcioExtension.BUILD_CONFIG_URI))
        .isEqualTo("https://github.com/acme/app/.github/workflows/release.yml@refs/heads/main");
  }

  @Test
  void aServiceAccountIsNamedByAnAddress() {
    Identity account = new Identity.ServiceAccount("build", "signer");
    assertThat(leaf(account, account.subject()).identities())
        .containsExactly("https://kubernetes.io/namespaces/build/serviceaccounts/signer");
  }

  @Test
  void aProgramIsNamedByItsSpiffeId() {
    Identity program = new Identity.Workload(SpiffeId.parse("spiffe://example.com/build/signer"));
    Certificate leaf = leaf(program, program.subject());
    assertThat(leaf.identities()).containsExactly("spiffe://example.com/build/signer");
    assertThat(extensions(leaf))
        .containsEntry(FulcioExtension.ISSUER_V2, fulcio.oidc().url() + "/workloads");
  }

  /** Its name has a kind of its own, and the domain behind it. */
  @Test
  void aUserIsNamedWithTheDomainOfTheIssuer() {
    Identity user = new Identity.User("alice");
    Certificate leaf = leaf(user, "alice");
    assertThat(leaf.identities()).containsExactly("alice!example.com");
    var names =
        GeneralNames.fromExtensions(holder(leaf).getExtensions(), Extension.subjectAlternativeName);
    assertThat(names.getNames()).hasSize(1);
    assertThat(names.getNames()[0].getTagNo()).isEqualTo(GeneralName.otherName);
    OtherName name = OtherName.getInstance(names.getNames()[0].getName());
    assertThat(name.getTypeID().getId()).isEqualTo(FulcioExtension.USERNAME_SAN);
    assertThat(holder(leaf).getExtension(Extension.subjectAlternativeName).isCritical()).isTrue();
  }

  @Test
  void theSameAddressAtAnotherIssuerIsAnotherIdentity() {
    Identity partner = new Identity.Person(IssuerKind.PARTNER, ALICE, true);
    Certificate leaf = leaf(partner, ALICE);
    assertThat(leaf.identities()).containsExactly(ALICE);
    assertThat(extensions(leaf))
        .containsEntry(FulcioExtension.ISSUER_V2, fulcio.oidc().url() + "/partner");
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfKeyIsCertified(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    String token = fulcio.token(Identity.Person.of(ALICE));
    Certificate leaf = chain(fulcio.v2(token, FulcioFixture.body(keys, ALICE))).getFirst();
    assertThat(leaf.key()).isEqualTo(keys.publicKey());
  }

  @Test
  void thePromiseCanComeBesideTheCertificate(@TempDir Path folder) throws IOException {
    try (FulcioFixture other = FulcioFixture.start(folder, () -> now, FulcioSettings::detached)) {
      var answer = other.v2(other.token(Identity.Person.of(ALICE)), ALICE);
      Certificate leaf = chain(answer).getFirst();
      String text =
          json(answer).object("signedCertificateDetachedSct").text("signedCertificateTimestamp");
      JsonFields promise = Json.parseObject(Base64.getDecoder().decode(text), "promise");
      assertThat(promise.number("timestamp")).isEqualTo(now.toEpochMilli());
      assertThat(promise.bytes("id"))
          .isEqualTo(SignedCertificateTimestamp.logId(other.log().publicKey()));
      byte[] signed = CertificateEntry.whole(leaf).timestamped(now, new byte[0]);
      byte[] signature = promise.bytes("signature");
      assertThat(other.log().publicKey().verifier())
          .matches(
              verifier ->
                  verifier.verifies(signed, Arrays.copyOfRange(signature, 4, signature.length)));
    }
  }

  @Test
  void withoutALogThereIsNoPromise(@TempDir Path folder) throws IOException {
    try (FulcioFixture other =
        FulcioFixture.start(folder, () -> now, CertificateProfileTests::withoutLog)) {
      var answer = other.v2(other.token(Identity.Person.of(ALICE)), ALICE);
      assertThat(chain(answer).getFirst().extension(CertificateEntry.TIMESTAMPS)).isEmpty();
      assertThat(answer.body()).doesNotContain("signedCertificateTimestamp");
    }
  }

  private static FulcioSettings withoutLog(FulcioSettings settings) {
    return FulcioSettings.of(settings.issuers(), settings.transport());
  }

  private static Map<FulcioExtension, String> extensions(Certificate certificate) {
    Map<FulcioExtension, String> read = new EnumMap<>(FulcioExtension.class);
    for (FulcioExtension each : FulcioExtension.values()) {
      certificate.extension(each.oid()).ifPresent(value -> read.put(each, each.decode(value)));
    }
    return read;
  }
}
