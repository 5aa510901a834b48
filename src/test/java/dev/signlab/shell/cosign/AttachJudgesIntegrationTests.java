package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.engine.TestImages;
import dev.signlab.judge.Tool;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
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

/** What the lab hangs up, cosign takes down and verifies, and the other way round. */
class AttachJudgesIntegrationTests {

  private static final String PASSWORD = "pw";
  private static final String TYPE = "https://example.com/x";
  private static final String CLASSIC =
      " --new-bundle-format=false --use-signing-config=false --tlog-upload=false ";

  @TempDir private static Path folder;
  private static EmbeddedRegistry registry;
  private static int count;
  private TestLine line;
  private String image;

  @BeforeAll
  static void start() throws IOException {
    registry =
        EmbeddedRegistry.start(
            RegistrySettings.of(folder.resolve("registry"), InstantSource.system()));
    KeyPair pair = KeyPair.generate();
    write("cosign.key", EncryptedPrivateKey.seal(pair, PASSWORD.getBytes(StandardCharsets.UTF_8)));
    write("cosign.pub", pair.publicKey().pem());
    write("predicate.json", "{\"a\":1}");
    write("sbom.json", "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\"}\n");
    write("none.json", "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}");
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @BeforeEach
  void pushImage() {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", PASSWORD));
    image = newImage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign2", "cosign3"})
  void aSignatureOfOpensslOverTheGeneratedPayloadVerifies(String tool) throws IOException {
    line.type("cosign generate " + image);
    write("payload.json", line.out().strip());
    signPayload();
    line.type("cosign attach signature --signature payload.sig --payload payload.json " + image);
    assertThat(line.status()).as(line.err()).isZero();
    Tool.Run run = cosign(tool, "verify --insecure-ignore-tlog=true --key openssl.pub " + image);
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(line.type("cosign verify --key openssl.pub " + image).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--sign-container-identity x/a:1,x/b:2",
        "--sign-container-identity x/a:1 --sign-container-identity x/b:2"
      })
  void eachNameOfAnImageIsSignedForItself(String names) throws IOException {
    lab(
        "cosign sign"
            + CLASSIC.stripTrailing()
            + " --key cosign.key --output-payload p.txt "
            + names
            + " "
            + image);
    lab("cosign verify --key cosign.pub " + image);
    assertThat(line.out()).contains("\"x/a:1\"", "\"x/b:2\"");
    assertThat(Files.readString(folder.resolve("p.txt")).lines()).hasSize(2);
    Tool.Run run =
        cosign("cosign3", "verify --insecure-ignore-tlog=true --key cosign.pub " + image);
    assertThat(run.stdout()).contains("\"x/a:1\"", "\"x/b:2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab", "cosign3"})
  void bundlesThatWereTakenDownAreHungUpElsewhere(String tool) throws IOException {
    lab("cosign sign --key cosign.key " + image);
    lab("cosign download signature " + image);
    write("down.json", line.out());
    image = newImage();
    String attach = "attach signature --payload down.json " + image;
    if (tool.equals("lab")) {
      lab("cosign " + attach);
    } else {
      assertThat(cosign(tool, attach).status()).isZero();
    }
    lab("cosign download signature " + image);
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("down.json")));
    assertSame("download signature " + image);
    write("note.txt", "no bundle");
    assertThat(line.type("cosign attach signature --payload note.txt " + image).err())
        .contains("Error: no signature to attach");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ca-roots", "--ca-intermediates", "--certificate-chain"})
  void authoritiesAreTakenBesideAKeyAndSayNothing(String flag) throws IOException {
    lab("cosign sign" + CLASSIC.stripTrailing() + " --key cosign.key " + image);
    String verify = "verify --insecure-ignore-tlog=true " + flag + " none.json --key cosign.pub ";
    String legacy = verify + "--new-bundle-format=false " + image;
    lab("cosign " + legacy);
    assertThat(line.err()).contains(flag + " is not looked at beside --key");
    assertThat(cosign("cosign3", legacy).status()).isZero();
    line.type("cosign " + verify + image);
    assertThat(line.status()).isEqualTo(1);
    String said =
        flag.equals("--certificate-chain")
            ? "unsupported: certificate chain must be in bundle and may not be provided using"
            : "unsupported: CA roots/intermediates must be provided using --trusted-root";
    assertThat(line.err()).contains(said);
    write("other.pub", KeyPair.generate().publicKey().pem());
    assertThat(line.type("cosign " + legacy.replace("cosign.pub", "other.pub")).status())
        .isNotZero();
  }

  @Test
  void replacingIsTakenWithBundlesAndDoesNothing() throws IOException {
    lab("cosign attest" + attesting());
    lab("cosign attest --replace" + attesting());
    assertThat(line.err()).contains("--replace does nothing with bundles");
    lab("cosign download attestation " + image);
    assertThat(line.out().lines()).hasSize(2);
    assertSame("download attestation " + image);
  }

  @Test
  void aSignatureThatIsKeptNowhereIsMadeAndSaidToBeLost() {
    lab("cosign sign" + CLASSIC + "--upload=false --key cosign.key " + image);
    assertThat(line.out()).isEmpty();
    assertThat(line.err()).contains("kept nowhere");
    assertThat(line.type("cosign verify --key cosign.pub " + image).status()).isNotZero();
  }

  @Test
  void annotationsInOneWordAreThoseOfCosign() throws IOException {
    lab("cosign sign --key cosign.key -a build=7,\"who=me,you\" " + image);
    String verify = "verify --insecure-ignore-tlog=true --key cosign.pub -a ";
    for (String words : new String[] {"build=7,\"who=me,you\" ", "build=7 -a build=7 "}) {
      assertThat(cosign("cosign3", verify + words + image).status()).isZero();
      lab("cosign " + verify + words + image);
    }
    assertThat(line.type("cosign " + verify + "build=7,who=me " + image).status()).isNotZero();
  }

  @Test
  void downloadsAreThoseOfCosign() throws IOException {
    lab("cosign sign --new-bundle-format=false --key cosign.key " + image);
    lab("cosign attest --new-bundle-format=false" + attesting());
    assertSame("download signature " + image);
    assertSame("download attestation " + image);
    assertSame("download attestation --predicate-type " + TYPE + " " + image);
    image = newImage();
    lab("cosign attest" + attesting());
    assertSame("download attestation " + image);
    lab("cosign attach sbom --type cyclonedx --sbom sbom.json " + image);
    assertSame("download sbom " + image);
  }

  @Test
  void sbomsOfCosignAreFound() throws IOException {
    cosign("cosign3", "attach sbom --type cyclonedx --sbom sbom.json " + image);
    line.type("cosign download sbom " + image);
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("sbom.json")));
    assertThat(line.err()).contains("Found SBOM of media type: application/vnd.cyclonedx+json");
  }

  @Test
  void sbomsThatReferToTheirImageAreThoseOfCosign() throws IOException {
    line = line.with("COSIGN_EXPERIMENTAL", "1");
    String attach =
        "attach sbom --registry-referrers-mode oci-1-1 --type cyclonedx --sbom sbom.json ";
    lab("cosign " + attach + image);
    assertSame("download sbom " + image);
    // cosign's tree also names a tag, under which there is nothing.
    assertThat(cosign("cosign3", "tree " + image).stdout().lines())
        .containsAll(line.type("cosign tree " + image).out().lines().toList());
    assertThat(line.out()).contains("application/vnd.dev.cosign.artifact.sbom.v1+json artifacts");
    image = newImage();
    Tool.Run run =
        Tool.require("cosign3")
            .in(folder)
            .with("COSIGN_EXPERIMENTAL", "1")
            .run((attach + image).split(" "));
    assertThat(run.status()).as(run.toString()).isZero();
    line.type("cosign download sbom " + image);
    assertThat(line.out()).isEqualTo(Files.readString(folder.resolve("sbom.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {CLASSIC, " --signing-config none.json "})
  void attestationsThatWereTakenDownCanBeHungUpByEither(String form) throws IOException {
    Tool.Run attested = cosign("cosign3", "attest -y" + form + attesting().strip());
    assertThat(attested.status()).as(attested.toString()).isZero();
    lab("cosign download attestation " + image);
    write("down.json", line.out());
    String verify =
        "verify-attestation --insecure-ignore-tlog=true --key cosign.pub --type " + TYPE + " ";
    image = newImage();
    lab("cosign attach attestation --attestation down.json " + image);
    assertThat(cosign("cosign3", verify + image).status()).isZero();
    image = newImage();
    cosign("cosign3", "attach attestation --attestation down.json " + image);
    lab("cosign " + verify + image);
  }

  private String attesting() {
    return " --key cosign.key --predicate predicate.json --type " + TYPE + " " + image;
  }

  private void lab(String words) {
    line.type(words);
    assertThat(line.status()).as(line.err()).isZero();
  }

  private void assertSame(String words) {
    Tool.Run run = cosign("cosign3", words);
    line.type("cosign " + words);
    assertThat(line.out()).as(words).isEqualTo(run.stdout());
    assertThat(line.status()).isEqualTo(run.status());
  }

  private static Tool.Run cosign(String tool, String words) {
    return Tool.require(tool)
        .in(folder)
        .with("COSIGN_PASSWORD", PASSWORD)
        .run(words.strip().split(" +"));
  }

  private static void signPayload() throws IOException {
    Tool openssl = Tool.require("openssl").in(folder);
    openssl.succeed(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "o.pem");
    openssl.succeed("pkey", "-in", "o.pem", "-pubout", "-out", "openssl.pub");
    openssl.succeed("dgst", "-sha256", "-sign", "o.pem", "-out", "raw.sig", "payload.json");
    byte[] raw = Files.readAllBytes(folder.resolve("raw.sig"));
    write("payload.sig", Base64.getEncoder().encodeToString(raw));
  }

  private static String newImage() {
    count++;
    Repository repository = Repository.parse(registry.host() + "/attached" + count);
    DigestReference pushed =
        TestImages.push(TestImages.client(), repository.tag("1.0"), "the same in every repository");
    return pushed.toString();
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
