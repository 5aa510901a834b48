package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.engine.TestImages;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands about attestations say; the judges say whether it is right. */
class AttestCommandsTests {

  private static final String TYPE = "https://example.com/x";
  private static final String OTHER = "11".repeat(32);

  @TempDir private static Path folder;
  private static EmbeddedRegistry registry;
  private static int count;
  private TestLine line;
  private DigestReference image;
  private String tag;

  @BeforeAll
  static void start() throws IOException {
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    keys("cosign");
    keys("other");
    write("predicate.json", "{\"a\": 1}");
    write("note.txt", "some text\n");
    write("blob", "hello\n");
    write("rule.json", "{\"rules\": [{\"path\": \"/predicate/a\", \"equals\": 2}]}");
    write(
        "sbom.json",
        "{\"spdxVersion\": \"SPDX-2.3\", \"documentDescribes\": [\"x\"], \"packages\":"
            + " [{\"SPDXID\": \"x\", \"versionInfo\": \"sha256:"
            + OTHER
            + "\"}]}");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void pushImage() {
    count++;
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", ""));
    Repository repository = Repository.parse(registry.host() + "/app" + count);
    image = TestImages.push(TestImages.client(), repository.tag("1.0"), "app" + count);
    tag = repository + ":1.0";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --new-bundle-format=false"})
  void attestsAndVerifiesAndPrintsTheEnvelope(String layout) {
    attest("--predicate predicate.json --type " + TYPE + layout);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.out()).isEmpty();
    verify("cosign.pub --type " + TYPE);
    assertThat(line.status()).as(line.err()).isZero();
    assertThat(line.err())
        .contains(
            "\nVerification for "
                + tag
                + " --\nThe following checks were performed on each of these signatures:\n"
                + "  - The cosign claims were validated\n"
                + "  - The signatures were verified against the specified public key\n");
    Statement statement = statement(line.out());
    assertThat(statement.speaksOf(image.digest())).isTrue();
    assertThat(statement.subjects().getFirst().name()).isEqualTo(image.repository().toString());
    assertThat(Json.writeText(statement.predicate())).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --new-bundle-format=false"})
  void refusesAsCosignDoes(String layout) {
    verify("cosign.pub");
    assertRefused("no matching attestations: ");
    attest("--predicate note.txt" + layout);
    verify("cosign.pub --type spdxjson");
    assertRefused(
        "none of the attestations matched the predicate type: spdxjson, found:"
            + " https://cosign.sigstore.dev/attestation/v1");
    verify("other.pub");
    assertRefused(
        "no matching attestations: "
            + (layout.isEmpty() ? "failed to verify signature: could not verify envelope: " : "")
            + "accepted signatures do not match threshold, Found: 0, Expected 1");
    assertThat(line.err()).contains("cosign.pub in this folder does verify it");
    verify("cosign.pub");
    assertThat(line.status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --new-bundle-format=false"})
  void whoNamesTrustedLogsAsksForAnEntry(String layout) throws IOException {
    write(
        "root.json",
        "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}");
    attest("--predicate note.txt" + layout);
    line.type("cosign verify-attestation --trusted-root root.json --key cosign.pub " + tag);
    assertRefused(
        "no matching attestations: "
            + (layout.isEmpty()
                ? "failed to verify log inclusion: not enough verified log entries from"
                    + " transparency log: 0 < 1"
                : "signature not found in transparency log"));
    verify("cosign.pub --trusted-root root.json");
    assertThat(line.status()).isZero();
  }

  @Test
  void aPolicyDecidesAndSaysByWhichRule() {
    attest("--predicate predicate.json --type " + TYPE);
    verify("cosign.pub --policy rule.json --type " + TYPE);
    assertRefused("1 validation errors occurred");
    assertThat(line.err()).contains("\n- /predicate/a equals 2: found 1\n");
    assertThat(line.type("explain").out()).contains("rule.json /predicate/a");
    verify("cosign.pub --policy rule.cue");
    assertThat(line.status()).isEqualTo(1);
  }

  @Test
  void saysThatADocumentDescribesAnotherImage() {
    attest("--predicate sbom.json --type spdxjson");
    assertThat(line.status()).isZero();
    assertThat(line.err()).contains("describes another image").contains("sha256:" + OTHER);
    verify("cosign.pub --type spdxjson");
    assertThat(line.status()).isZero();
    assertThat(line.err()).contains("describes another image");
    line.type("cosign attach sbom --sbom sbom.json " + tag);
    assertThat(line.status()).isZero();
    assertThat(line.err())
        .startsWith("WARNING: SBOM attachments are deprecated")
        .contains("sha256:" + OTHER)
        .contains("with mediaType [text/spdx+json].");
  }

  @Test
  void theDocumentOfAnImageFitsTheIndexThatListsIt() throws IOException {
    Repository repository = Repository.parse(registry.host() + "/index" + count);
    TestImages.pushIndex(TestImages.client(), repository.tag("1.0"));
    tag = repository + ":1.0";
    String child = TestImages.client().resolve(repository.tag("one")).hex();
    write("child.json", Files.readString(folder.resolve("sbom.json")).replace(OTHER, child));
    attest("--predicate child.json --type spdxjson");
    assertThat(line.err()).doesNotContain("another image.");
    verify("cosign.pub --type spdxjson");
    assertThat(line.status()).isZero();
    assertThat(line.err()).doesNotContain("another image");
    assertThat(line.type("explain").out()).contains("describes this image");
  }

  @Test
  void whatWasAttachedIsDownloadedAsItWas() throws IOException {
    line.type("cosign download sbom " + tag);
    assertRefused("no sbom attached to reference");
    line.type("cosign attach sbom --sbom sbom.json --type cyclonedx " + tag);
    line.type("cosign download sbom " + tag);
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("sbom.json")));
    assertThat(line.err()).contains("Found SBOM of media type: application/vnd.cyclonedx+json");
  }

  @Test
  void anSbomMayReferToItsImageWhereThatIsAskedFor() throws IOException {
    String attach = "cosign attach sbom --registry-referrers-mode oci-1-1 --sbom sbom.json " + tag;
    line.type(attach);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err())
        .contains("in order to use  mode \"oci-1-1\", you must set COSIGN_EXPERIMENTAL=1")
        .contains(": COSIGN_EXPERIMENTAL=1 cosign attach sbom ");
    assertThat(line.with("COSIGN_EXPERIMENTAL", "1").type(attach).err())
        .contains("with config.mediaType [application/vnd.dev.cosign.artifact.sbom.v1+json]")
        .contains("layers[0].mediaType [text/spdx+json].");
    line.type("cosign download sbom " + tag);
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("sbom.json")));
    assertThat(TestImages.client().tags(Repository.parse(tag.substring(0, tag.lastIndexOf(':')))))
        .as("no tag but the image's own")
        .hasSize(1);
  }

  @Test
  void attestationsMoveByDownloadAndAttach() throws IOException {
    line.type("cosign download attestation " + tag);
    assertRefused("found no attestations");
    attest("--predicate predicate.json --new-bundle-format=false --type " + TYPE);
    attest("--predicate note.txt --new-bundle-format=false");
    line.type("cosign download attestation " + tag);
    write("both.jsonl", line.out());
    line.type("cosign download attestation --predicate-type custom " + tag);
    assertThat(line.out().lines()).hasSize(1);
    DigestReference first = image;
    Repository elsewhere = Repository.parse(registry.host() + "/copied");
    TestImages.push(TestImages.client(), elsewhere.tag("1.0"), "app" + count);
    tag = elsewhere + ":1.0";
    line.type("cosign attach attestation --attestation both.jsonl " + tag);
    assertThat(line.status()).as(line.err()).isZero();
    verify("cosign.pub --type " + TYPE);
    assertThat(line.status()).isZero();
    assertThat(statement(line.out()).speaksOf(first.digest())).isTrue();
  }

  /** A signature in place of an attestation is refused in cosign's words. */
  @Test
  void aBundleWithoutAnEnvelopeIsNoAttestation() {
    line.type("cosign sign-blob --yes --key cosign.key --bundle plain.json blob");
    assertThat(line.status()).as(line.err()).isZero();
    line.type("cosign verify-blob-attestation --key cosign.pub --bundle plain.json blob");
    assertRefused("bundle does not contain a DSSE envelope");
  }

  @Test
  void aFileIsAttestedInBothForms() {
    String attest = "cosign attest-blob --key cosign.key --predicate predicate.json --type " + TYPE;
    String verify = "cosign verify-blob-attestation --key cosign.pub --type " + TYPE;
    line.type(attest + " blob");
    assertRefused("must specify --bundle with --new-bundle-format");
    line.type(attest + " --bundle blob.json blob");
    assertThat(line.err()).contains("Wrote bundle to file blob.json");
    line.type(attest + " --new-bundle-format=false --bundle old.json blob");
    assertThat(line.out()).contains("\"payloadType\"");
    for (String bundle : new String[] {"blob.json", "old.json"}) {
      line.type(verify + " --bundle " + bundle + " blob");
      assertThat(line.err()).as(bundle).endsWith("Verified OK\n");
      line.type(verify + " --bundle " + bundle + " note.txt");
      assertThat(line.status()).as(bundle).isEqualTo(1);
    }
    line.type(verify.replace(TYPE, "spdx") + " --bundle blob.json blob");
    assertRefused("invalid predicate type, expected spdx got " + TYPE);
    line.type(verify + " --bundle blob.json");
    assertThat(line.err()).contains("must provide path to blob or digest and digestAlg");
  }

  @Test
  void saysWhatIsMissing() {
    attest("");
    assertRefused("at least one of the flags in the group [predicate statement] is required");
    attest("--predicate note.txt --no-upload");
    assertThat(line.err()).contains("Error: must enable upload to the OCI registry");
    attest("--predicate note.txt --type spdxjson");
    assertThat(line.err()).contains("Error: signing " + tag + ": note.txt is not valid JSON");
    attest("--predicate note.txt --type nonsense");
    assertRefused("signing " + tag + ": invalid predicate type: nonsense");
    line.type("cosign attach attestation --attestation predicate.json " + tag);
    assertThat(line.err()).contains("invalid payloadType  on envelope");
  }

  private void attest(String words) {
    String middle = words.isEmpty() ? "" : words + " ";
    line.type("cosign attest --key cosign.key " + middle + tag);
  }

  private void verify(String key) {
    line.type("cosign verify-attestation --insecure-ignore-tlog --key " + key + " " + tag);
  }

  private void assertRefused(String error) {
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.err()).contains("Error: " + error + "\n");
  }

  private static Statement statement(String out) {
    JsonFields fields =
        Json.parseObject(out.strip().getBytes(StandardCharsets.UTF_8), "the envelope");
    assertThat(Base64.getDecoder().decode(fields.text("payload"))).isNotEmpty();
    return Statement.parse(DsseEnvelope.of(fields).payload(), "the statement");
  }

  private static void keys(String prefix) throws IOException {
    KeyPair pair = KeyPair.generate();
    write(prefix + ".key", EncryptedPrivateKey.seal(pair, new byte[0]));
    write(prefix + ".pub", pair.publicKey().pem());
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
