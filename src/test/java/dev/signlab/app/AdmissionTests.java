package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.engine.admission.Admission;
import dev.signlab.engine.admission.AdmissionRequest;
import dev.signlab.engine.admission.ClusterImagePolicy;
import dev.signlab.engine.admission.Verdict;
import dev.signlab.engine.trust.Trust;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster asks, judged by policies: signed and unsigned images, tags that move, layouts. */
class AdmissionTests {

  private static final String ISSUER = "https://accounts.example.com";

  @TempDir private static Path home;
  private static Evening evening;

  @BeforeAll
  static void sitDown() throws IOException {
    evening = Evening.in(home);
    Path folder = evening.world().workspace();
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    for (String name : new String[] {"one", "two"}) {
      Files.writeString(folder.resolve(name + "/a.txt"), name);
      Files.writeString(folder.resolve(name + "/Dockerfile"), "FROM scratch\nCOPY a.txt /a.txt\n");
      evening.type("docker build -q -t " + image(name) + " " + name);
      evening.type("docker push -q " + image(name));
    }
    evening.type("cosign generate-key-pair");
    evening.type("cosign generate-key-pair --output-key-prefix other");
    evening.type("cosign sign --key cosign.key " + image("one"));
    policy("ours", "--key cosign.pub");
  }

  @AfterAll
  static void getUp() {
    evening.close();
  }

  @Test
  void whatIsSignedIsLetInByItsDigest() {
    JsonFields response = allowed("one", "ours");
    assertThat(response.text("patchType")).isEqualTo("JSONPatch");
    String patch = new String(response.bytes("patch"), StandardCharsets.UTF_8);
    String digest = evening.type("crane digest " + image("one")).strip();
    assertThat(patch)
        .isEqualTo(
            "[{\"op\":\"replace\",\"path\":\"/spec/containers/0/image\",\"value\":\""
                + evening.image("one")
                + "@"
                + digest
                + "\"}]");
    String uid = Json.parseObject(read("one.json"), "one.json").object("request").text("uid");
    assertThat(response.text("uid")).isEqualTo(uid);
  }

  @Test
  void whatIsNotSignedIsRefusedWithTheFieldOfThePod() {
    assertThat(denied("two", "ours"))
        .contains("denied the request: validation failed: failed policy: ours")
        .contains("spec.containers[0].image")
        .contains("signature key validation failed for authority authority-0")
        .contains("no matching signatures");
    assertThat(evening.type("explain")).contains("NO_SIGNATURE");
  }

  @Test
  void everyPolicyMustPassAndOneAuthorityOfEach() throws IOException {
    policy("others", "--key other.pub");
    assertThat(denied("one", "ours --policy others")).contains("failed policy: others");
    Path folder = evening.world().workspace();
    String both = Files.readString(folder.resolve("others"));
    String ours = Files.readString(folder.resolve("ours"));
    String authority = ours.substring(ours.indexOf("authorities:\n") + "authorities:\n".length());
    Files.writeString(folder.resolve("either"), both + authority);
    allowed("one", "either");
  }

  @Test
  void signaturesOfTheOtherLayoutAreNotFoundAndTheAdviceSaysSo() {
    policy("old", "--key cosign.pub --signature-format legacy");
    assertThat(denied("one", "old")).contains("signatureFormat: bundle");
    evening.type("cosign sign --key cosign.key --new-bundle-format=false " + image("one"));
    allowed("one", "old");
  }

  @Test
  void aPolicyThatWarnsLetsIn() {
    policy("soft", "--key cosign.pub --mode warn");
    JsonFields response = allowed("two", "soft");
    assertThat(response.array("warnings")).hasSize(1);
    assertThat(response.array("warnings").getFirst().stringValue()).contains("failed policy: soft");
  }

  @Test
  void imagesThatNoPolicyIsAboutAreRefusedUnlessToldOtherwise() {
    evening.type("admission policy far --images 'localhost:1/**' --key cosign.pub > far");
    assertThat(denied("one", "far")).contains("no matching policies: spec.containers[0].image");
    assertThat(allowed("one", "far --no-match warn").array("warnings")).hasSize(1);
    assertThat(allowed("one", "far --no-match allow").array("warnings")).isEmpty();
  }

  @Test
  void whatIsAttestedCountsInPlaceOfASignature() {
    policy("sbom", "--key cosign.pub --attestation spdxjson");
    denied("one", "sbom");
    evening.type("syft -q " + image("two") + " -o spdx-json > two.spdx.json");
    evening.type(
        "cosign attest --key cosign.key --type spdxjson --predicate two.spdx.json " + image("two"));
    allowed("two", "sbom");
  }

  @Test
  void anImageThatIsNotThereAndATwoLinesPolicyAreRefused() throws IOException {
    assertThat(denied("three", "ours")).contains("must be an image digest");
    Files.writeString(evening.world().workspace().resolve("bad"), "kind: ClusterImagePolicy\nspec");
    evening.type("admission review one.json --policy bad");
    assertThat(evening.status()).isNotZero();
    assertThat(evening.type("admission review one.json")).contains("--policy FILE");
  }

  @Test
  void aRootThatIsNotThereIsNoFaultOfTheImage() {
    policy("people", "--subject ada@example.com --issuer " + ISSUER);
    String said = review("one", "people --trusted-root nowhere.json");
    assertThat(evening.status()).isNotZero();
    assertThat(said)
        .contains("no such file", "nowhere.json")
        .doesNotContain("must be an image digest");
  }

  @Test
  void whomToBelieveIsAskedOnceForAllImagesAndIdentities() throws IOException {
    policy("many", "--subject ada@example.com --issuer " + ISSUER);
    Path folder = evening.world().workspace();
    String policy = Files.readString(folder.resolve("many"));
    String authority =
        policy.substring(policy.indexOf("authorities:\n") + "authorities:\n".length());
    evening.type("admission request " + image("one") + " " + image("two") + " > both.json");
    AtomicInteger asked = new AtomicInteger();
    Supplier<Trust> trust =
        () -> {
          asked.incrementAndGet();
          return Trust.in(PublicRoot.read(), evening.world().clock());
        };
    Verdict verdict =
        new Admission(
                ClusterImagePolicy.parseAll(
                    Path.of("many"), (policy + authority).getBytes(StandardCharsets.UTF_8)),
                evening.session().service(RegistryClient.class),
                trust,
                Admission.Unmatched.DENY)
            .judge(AdmissionRequest.parse(read("both.json"), "both.json"));
    assertThat(verdict.refusals()).hasSize(2);
    assertThat(asked).hasValue(1);
  }

  @Test
  void aPolicyNamesAKeyOrAnIdentityAndNotBoth() {
    for (String more : new String[] {"--subject ada@example.com", "--issuer " + ISSUER}) {
      String said = evening.type("admission policy p --images '**' --key cosign.pub " + more);
      assertThat(evening.status()).as(more).isEqualTo(2);
      assertThat(said).contains("this is no policy yet", "both");
    }
  }

  private static String image(String name) {
    return evening.image(name + ":1.0");
  }

  private static void policy(String name, String flags) {
    evening.type(
        "admission policy %s --images '%s/**' %s > %s"
            .formatted(name, evening.world().registry(), flags, name));
    assertThat(evening.status()).isZero();
  }

  private String review(String name, String policies) {
    evening.type("admission request " + image(name) + " > " + name + ".json");
    return evening.type("admission review " + name + ".json --policy " + policies);
  }

  private JsonFields allowed(String name, String policies) {
    String shown = review(name, policies);
    assertThat(evening.status()).as(shown).isZero();
    String json = shown.substring(shown.indexOf('{'));
    JsonFields response =
        Json.parseObject(json.getBytes(StandardCharsets.UTF_8), "answer").object("response");
    assertThat(response.node().get("allowed").booleanValue()).isTrue();
    return response;
  }

  private String denied(String name, String policies) {
    String shown = review(name, policies);
    assertThat(evening.status()).as(shown).isEqualTo(1);
    assertThat(shown).contains("\"allowed\" : false").contains("\"code\" : 400");
    return shown;
  }

  private byte[] read(String name) {
    try {
      return Files.readAllBytes(evening.world().workspace().resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
