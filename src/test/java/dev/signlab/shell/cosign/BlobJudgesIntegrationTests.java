package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files signed here and verified by cosign and openssl, and the other way round. */
class BlobJudgesIntegrationTests {

  private static final String PASSWORD = "pw";
  private static final List<String> CLASSIC =
      List.of("--new-bundle-format=false", "--use-signing-config=false", "--tlog-upload=false");

  private static final Map<Kind, KeyPair> KEYS = new EnumMap<>(Kind.class);

  @TempDir private Path folder;
  private TestLine line;

  /** The kinds of keys. */
  enum Kind {
    P256(KeyType.ECDSA_P256),
    P384(KeyType.ECDSA_P384),
    P521(KeyType.ECDSA_P521),
    ED25519(KeyType.ED25519),
    RSA_2048(KeyType.RSA),
    RSA_4096(KeyType.RSA);

    private final KeyType type;

    Kind(KeyType type) {
      this.type = type;
    }

    /** Made once: a large RSA key takes seconds. */
    KeyPair keys() {
      return KEYS.computeIfAbsent(
          this, kind -> kind == RSA_4096 ? KeyPair.generateRsa(4096) : KeyPair.generate(kind.type));
    }
  }

  @BeforeEach
  void files() throws IOException {
    line = new TestLine(folder, Map.of("COSIGN_PASSWORD", PASSWORD));
    Files.writeString(path("notes.txt"), "release notes\n");
    Files.writeString(path("other.txt"), "other notes\n");
    Files.writeString(
        path("none.json"),
        "{\"mediaType\":\"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}");
    Files.writeString(path("root.json"), emptyRoot());
    keys("old", KeyPair.generate());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cosign3VerifiesTheBundleAndTheBareSignature(Kind kind) throws IOException {
    signHere(kind);
    judgeOurs(Tool.require("cosign3").in(folder), "--new-bundle-format");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void cosign2VerifiesTheBundleAndTheBareSignature(Kind kind) throws IOException {
    signHere(kind);
    judgeOurs(Tool.require("cosign2").in(folder), "--new-bundle-format --trusted-root root.json");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"P256", "P384", "P521", "RSA_2048", "RSA_4096"})
  void opensslVerifiesTheBareSignature(Kind kind) throws IOException {
    Tool openssl = Tool.require("openssl").in(folder);
    signHere(kind);
    type(
        "sign-blob --key k.key --new-bundle-format=false --b64=false --output-signature s"
            + " notes.txt");
    String[] verify = {"dgst", "-sha256", "-verify", "k.pub", "-signature", "s", "notes.txt"};
    openssl.succeed(verify);
    verify[verify.length - 1] = "other.txt";
    assertThat(openssl.run(verify).status()).isNotZero();
  }

  @Test
  void opensslVerifiesABareEd25519Signature() throws IOException {
    Tool openssl = Tool.require("openssl").in(folder);
    signHere(Kind.ED25519);
    type(
        "sign-blob --key k.key --new-bundle-format=false --b64=false --output-signature s"
            + " notes.txt");
    openssl.succeed(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "k.pub",
        "-rawin",
        "-in",
        "notes.txt",
        "-sigfile",
        "s");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatCosign3SignedVerifiesHere(Kind kind) throws IOException {
    Tool cosign = Tool.require("cosign3").in(folder).with("COSIGN_PASSWORD", PASSWORD);
    keys("k", kind.keys());
    cosign.succeed(
        "sign-blob",
        "-y",
        "--key",
        "k.key",
        "--signing-config",
        "none.json",
        "--bundle",
        "b.json",
        "notes.txt");
    judgeTheirs(cosign);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatCosign2SignedVerifiesHere(Kind kind) throws IOException {
    Tool cosign = Tool.require("cosign2").in(folder).with("COSIGN_PASSWORD", PASSWORD);
    keys("k", kind.keys());
    cosign.succeed(
        "sign-blob",
        "-y",
        "--key",
        "k.key",
        "--tlog-upload=false",
        "--new-bundle-format",
        "--bundle",
        "b.json",
        "notes.txt");
    cosign.succeed(
        "sign-blob",
        "-y",
        "--key",
        "k.key",
        "--tlog-upload=false",
        "--bundle",
        "old.json",
        "notes.txt");
    judgeTheirs(cosign);
    assertVerified("--bundle old.json", "notes.txt");
    assertRefused("--bundle old.json", "other.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cosign3"})
  void refusalsAreInItsWords(String tool) throws IOException {
    Tool cosign = Tool.require(tool).in(folder);
    signHere(Kind.P256);
    assertSameRefusal(cosign, "--key k.pub --bundle b.json other.txt");
    assertSameRefusal(cosign, "--key old.pub --bundle b.json notes.txt");
    assertSameRefusal(cosign, "--key old.pub --signature s.b64 notes.txt");
    assertSameRefusal(cosign, "--key k.pub --bundle missing.json notes.txt");
    assertSameRefusal(cosign, "--key k.pub --bundle b.json missing.txt");
    assertSameRefusal(cosign, "--key missing.pub --bundle b.json notes.txt");
    assertSameRefusal(cosign, "--bundle b.json notes.txt");
    assertSameRefusal(cosign, "notes.txt");
    assertSameRefusal(cosign, "--key k.pub --certificate-identity x --bundle b.json notes.txt");
    String tampered =
        Files.readString(path("b.json")).replaceFirst("\"digest\":\"..", "\"digest\":\"AA");
    Files.writeString(path("b.json"), tampered);
    assertSameRefusal(cosign, "--key k.pub --bundle b.json notes.txt");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void bundlesMadeOfPartsAreTheSameThere(Kind kind) throws IOException {
    Tool cosign = Tool.require("cosign3").in(folder);
    signHere(kind);
    String create =
        "bundle create --artifact notes.txt --signature s.b64 --key k.pub --ignore-tlog";
    cosign.succeed((create + " --out theirs.json").split(" ", -1));
    type(create + " --out ours.json");
    String older = "\"application/vnd.dev.sigstore.bundle+json;version=0.3\"";
    String newer = "\"application/vnd.dev.sigstore.bundle.v0.3+json\"";
    assertThat(Files.readString(path("ours.json")))
        .isEqualTo(Files.readString(path("theirs.json")).replace(older, newer));
  }

  private void signHere(Kind kind) throws IOException {
    keys("k", kind.keys());
    type("sign-blob --key k.key --bundle b.json notes.txt");
    type("sign-blob --key k.key --new-bundle-format=false --output-signature s.b64 notes.txt");
  }

  private void judgeOurs(Tool cosign, String format) {
    for (String evidence : new String[] {"--bundle b.json " + format, "--signature s.b64"}) {
      cosign.succeed(words("k.pub", evidence, "notes.txt"));
      assertThat(cosign.run(words("k.pub", evidence, "other.txt")).status()).isNotZero();
      assertThat(cosign.run(words("old.pub", evidence, "notes.txt")).status()).isNotZero();
    }
  }

  private void judgeTheirs(Tool cosign) throws IOException {
    List<String> sign = new ArrayList<>(List.of("sign-blob", "-y", "--key", "k.key"));
    sign.addAll(
        cosign.run("sign-blob", "--help").stdout().contains("signing-config")
            ? CLASSIC
            : List.of("--tlog-upload=false"));
    sign.add("notes.txt");
    Tool.Run run = cosign.succeed(sign.toArray(String[]::new));
    Files.writeString(path("theirs.b64"), run.stdout(), StandardCharsets.US_ASCII);
    for (String evidence : new String[] {"--bundle b.json", "--signature theirs.b64"}) {
      assertVerified(evidence, "notes.txt");
      assertRefused(evidence, "other.txt");
    }
  }

  private void assertVerified(String evidence, String file) {
    line.type("cosign verify-blob --key k.pub " + evidence + " " + file);
    assertThat(line.status()).as(line.err()).isZero();
  }

  private void assertRefused(String evidence, String file) {
    line.type("cosign verify-blob --key k.pub " + evidence + " " + file);
    assertThat(line.status()).isEqualTo(1);
    assertThat(line.type("cosign verify-blob --key old.pub " + evidence + " notes.txt").status())
        .isEqualTo(1);
  }

  private void assertSameRefusal(Tool cosign, String words) {
    String all = "verify-blob --insecure-ignore-tlog=true " + words;
    Tool.Run real = cosign.run(all.split(" ", -1));
    line.type("cosign " + all);
    assertThat(line.status()).as(words).isEqualTo(real.status());
    assertThat(errors(line.err())).as(words).isEqualTo(errors(real.stderr()));
  }

  private static List<String> errors(String text) {
    return text.lines().filter(each -> each.contains("rror")).toList();
  }

  private static String[] words(String key, String evidence, String file) {
    String line = "verify-blob --insecure-ignore-tlog=true --key " + key + " " + evidence;
    return (line + " " + file).split(" ", -1);
  }

  private void type(String words) {
    line.type("cosign " + words);
    assertThat(line.status()).as(line.err()).isZero();
  }

  private void keys(String name, KeyPair keys) throws IOException {
    byte[] password = PASSWORD.getBytes(StandardCharsets.US_ASCII);
    Files.writeString(path(name + ".key"), EncryptedPrivateKey.seal(keys, password));
    Files.writeString(path(name + ".pub"), keys.publicKey().pem());
  }

  private static String emptyRoot() {
    return "{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\"}";
  }

  private Path path(String name) {
    return folder.resolve(name);
  }
}
