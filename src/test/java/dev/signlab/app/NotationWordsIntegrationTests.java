package dev.signlab.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of notation from the first key to a verification, with what openssl and oras say. */
class NotationWordsIntegrationTests {

  private static final String TYPE = "application/vnd.cncf.notary.signature";

  @TempDir Path folder;
  private Typed shell;
  private String image;

  @BeforeEach
  void anImage() throws IOException {
    shell = Typed.in(folder);
    int port = FreePorts.next();
    image = "localhost:" + port + "/app:1.0";
    shell.works("registry start --port " + port);
    Files.writeString(folder.resolve("a.txt"), "hello\n");
    shell.works("oras push " + image + " a.txt");
  }

  @AfterEach
  void stop() {
    shell.type("registry stop");
  }

  private void policy(String level, String store, String identity) throws IOException {
    Files.writeString(
        folder.resolve("trustpolicy.json"),
        """
        {"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],
         "signatureVerification":{"level":"%s"},
         "trustStores":["ca:%s"],"trustedIdentities":["%s"]}]}
        """
            .formatted(level, store, identity));
    shell.works("notation policy import --force trustpolicy.json");
  }

  private String said() {
    return String.join("\n", shell.said());
  }

  private Path found(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void fromTheFirstKeyToAVerification() throws IOException {
    shell.works("notation cert generate-test --default ada");
    assertThat(said()).contains("ada: mark as default signing key");
    shell.works("notation key ls");
    assertThat(said()).contains("* ada");
    shell.works("notation cert ls");
    assertThat(said()).containsPattern("ca +ada +ada.crt");
    shell.refuses("notation verify " + image, "not present", "help notation policy import");
    policy("strict", "ada", "*");
    shell.works("notation policy show");
    assertThat(said()).contains("\"ca:ada\"");
    shell.refuses("notation verify " + image, "no signature is associated", discover());
    shell.works("notation sign " + image);
    assertThat(said())
        .contains("Always sign the artifact using digest", "Successfully signed localhost:");
    shell.works("notation verify " + image);
    assertThat(said())
        .contains("rather than a tag(:1.0)", "Successfully verified signature for localhost:");
    shell.works("notation verify " + byDigest());
    assertThat(said()).doesNotContain("Warning");
    shell.works("notation list " + image);
    assertThat(said()).contains("└── " + TYPE);
    shell.works("notation inspect " + image);
    assertThat(said())
        .contains(
            "signature algorithm: RSASSA-PSS-SHA-256",
            "signing scheme: notary.x509",
            "issued to: CN=ada,O=Notary,L=Seattle,ST=WA,C=US");
  }

  private String byDigest() {
    shell.works("crane digest " + image);
    return image.replace(":1.0", "@" + shell.said().getLast());
  }

  private String discover() {
    return "oras discover " + byDigest();
  }

  @Test
  void privateKeysAreTheirOwnersAlone() throws IOException {
    shell.works("notation cert generate-test ada");
    for (String name : List.of("ada.key", "signingkeys.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(found(name))))
          .isEqualTo("rw-------");
    }
  }

  /** Each fault, and the words of its cause. */
  @Test
  void whatDoesNotCountIsRefusedWithItsCause() throws IOException {
    shell.refuses(
        "notation sign " + image, "no key at all", "notation cert generate-test --default ada");
    shell.works("notation cert generate-test ada");
    shell.refuses("notation sign " + image, "default signing key not set", "notation key ls");
    shell.refuses("notation sign --key bob " + image, "does not exist", "notation key ls");
    shell.refuses("notation cert generate-test ada", "already exists", "notation key ls");
    shell.works("notation cert generate-test eve");
    shell.works("notation sign --key eve " + image);
    policy("strict", "ada", "*");
    shell.refuses("notation verify " + image, "in the store ca:ada", inspect());
    policy("strict", "bob", "*");
    shell.refuses("notation verify " + image, "the store ca:bob", "notation cert ls");
    policy("strict", "eve", "x509.subject: C=US, ST=WA, O=Notary, CN=ada");
    shell.refuses("notation verify " + image, "CN=eve,O=Notary", inspect());
    policy("audit", "ada", "*");
    shell.works("notation verify " + image);
    assertThat(said()).contains("Warning: authenticity was set to \"log\"");
    policy("strict", "ada", "*");
    shell.works("notation sign --key ada " + image);
    shell.works("notation verify " + image);
  }

  private String inspect() {
    return "notation inspect " + byDigest();
  }

  @Test
  void timeGoesBy() throws IOException {
    shell.works("notation cert generate-test --default ada");
    shell.works("notation sign --expiry 1h30m " + image);
    policy("strict", "ada", "*");
    shell.works("clock +1h");
    shell.works("notation verify " + image);
    shell.works("clock +2h");
    shell.refuses("notation verify " + image, "as the signer has it", inspect());
    policy("permissive", "ada", "*");
    shell.works("notation verify " + image);
    shell.works("clock +25h");
    policy("strict", "ada", "*");
    shell.refuses("notation verify " + image, "for the certificate of CN=ada", inspect());
    shell.refuses("notation sign " + image, "cannot sign", "clock reset");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "notation cert generate-test a/b ~ a name of letters",
        "notation cert generate-test --bits 1024 ada ~ 2048, 3072 or 4096",
        "notation cert add --store ada a.crt ~ --type ca",
        "notation cert add --type tsa --store ada a.crt ~ --type ca",
        "notation cert add --type ca a.crt ~ --store NAME",
        "notation cert add --type ca --store ada none.crt ~ no file none.crt",
        "notation cert add --type ca --store ada a.txt ~ .pem, .crt or .cer",
        "notation policy import none.json ~ no file none.json",
        "notation policy import a.txt ~ not valid JSON",
        "notation policy show ~ not present",
        "notation sign --signature-format cose IMAGE ~ jws",
        "notation sign --expiry tomorrow IMAGE ~ such as 24h",
        "notation ls app:1.0 ~ names no registry",
        "notation plugin ls ~ notation"
      })
  void wordsThatAreNotUnderstood(String line, String words) {
    assertThat(shell.type(line.replace("IMAGE", image))).isNotZero();
    assertThat(said()).contains(words);
  }

  @Test
  void aLinkInAStoreIsRefused() throws IOException {
    shell.works("notation cert generate-test --default ada");
    shell.works("notation sign " + image);
    policy("strict", "ada", "*");
    Path trusted = found("truststore").resolve("x509/ca/ada");
    Files.createSymbolicLink(trusted.resolve("b.crt"), folder.resolve("a.txt"));
    shell.refuses("notation verify " + image, "a link b.crt", "notation cert ls");
  }

  /** What openssl makes is trusted as a root, and a certificate below it is not. */
  @Test
  void certificatesOfOpensslAreTakenIn() {
    Tool openssl = Tool.require("openssl").in(folder);
    openssl.succeed(
        ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.crt"
                + " -days 9 -subj /CN=ca -addext keyUsage=critical,keyCertSign")
            .split(" "));
    openssl.succeed(
        ("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout l.key -out l.csr"
                + " -subj /CN=leaf")
            .split(" "));
    openssl.succeed(
        "x509 -req -in l.csr -CA ca.crt -CAkey ca.key -set_serial 7 -days 9 -out l.crt".split(" "));
    shell.works("notation cert add --type ca --store acme ca.crt");
    shell.refuses("notation cert add --type ca --store acme l.crt", "CN=leaf", "notation cert ls");
    shell.refuses("notation cert add --type ca --store acme ca.crt", "has a", "notation cert ls");
  }

  /** The signature as oras fetches it, over the bytes that RFC 7515 says, by the certificate. */
  @Test
  void opensslVerifiesWhatIsInTheRegistry() throws IOException {
    Tool openssl = Tool.require("openssl").in(folder);
    Tool oras = Tool.require("oras").in(folder);
    shell.works("notation cert generate-test --default ada");
    shell.works("notation sign " + image);
    String shown = oras.succeed("discover", "--plain-http", image).stdout();
    assertThat(shown).contains(TYPE);
    shell.works("notation ls " + image);
    String carrier = shell.said().getLast().replaceFirst(".*(sha256:\\w+)", "$1");
    assertThat(shown).contains(carrier);
    JsonFields envelope = Json.parseObject(envelope(oras, carrier), "envelope");
    Files.write(
        folder.resolve("signed"),
        (envelope.text("protected") + "." + envelope.text("payload")).getBytes(UTF_8));
    Files.write(folder.resolve("sig"), Base64.getUrlDecoder().decode(envelope.text("signature")));
    String certificate = found("ada.crt").toString();
    Files.writeString(
        folder.resolve("pub.pem"),
        openssl.succeed("x509", "-in", certificate, "-noout", "-pubkey").stdout());
    openssl.succeed(
        ("dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:32 -verify pub.pem"
                + " -signature sig signed")
            .split(" "));
    openssl.succeed("verify", "-CAfile", certificate, certificate);
  }

  private byte[] envelope(Tool oras, String carrier) throws IOException {
    String repository = image.replace(":1.0", "@");
    byte[] manifest =
        oras.succeed("manifest", "fetch", "--plain-http", repository + carrier)
            .stdout()
            .getBytes(UTF_8);
    String layer = Json.parseObject(manifest, "it").objects("layers").getFirst().text("digest");
    oras.succeed("blob", "fetch", "--plain-http", "-o", "envelope.json", repository + layer);
    return Files.readAllBytes(folder.resolve("envelope.json"));
  }
}
