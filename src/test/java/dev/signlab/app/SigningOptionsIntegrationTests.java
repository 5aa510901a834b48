package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gpg and openssl of the machine read what the lab's words sign, and the other way round. */
class SigningOptionsIntegrationTests {

  @TempDir Path folder;
  private Typed shell;

  @BeforeEach
  void aFile() throws IOException {
    shell = Typed.in(folder);
    Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
    Files.writeString(folder.resolve("b.txt"), "one\nthree\n");
  }

  @Test
  void openPgp() throws IOException {
    Path home = Files.createDirectory(folder.resolve("g"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Tool gpg = Tool.require("gpg").with("GNUPGHOME", home.toString()).in(folder);
    shell.works("gpg --batch --passphrase '' --quick-generate-key 'Ada <ada@example.com>'");
    shell.works("gpg --armor --detach-sign a.txt");
    shell.works("gpg --armor --export ada > ada.asc");
    gpg.succeed("--import", "ada.asc");
    assertThat(gpg.succeed("--verify", "a.txt.asc", "a.txt").stderr())
        .contains("Good signature from \"Ada <ada@example.com>\"");
    assertThat(gpg.run("--verify", "a.txt.asc", "b.txt").stderr()).contains("BAD signature");

    gpg.succeed(
        "--batch", "--passphrase", "", "--quick-generate-key", "Bob <bob@example.com>", "ed25519");
    gpg.succeed("--armor", "-u", "bob@example.com", "-o", "bob.sig", "--detach-sign", "a.txt");
    gpg.succeed("--armor", "-o", "bob.asc", "--export", "bob@example.com");
    assertThat(shell.type("gpg --verify bob.sig a.txt")).isNotZero();
    shell.works("gpg --import bob.asc");
    shell.works("gpg --verify bob.sig a.txt");
    assertThat(String.join("\n", shell.said())).contains("Good signature from \"Bob", "[unknown]");
    assertThat(shell.type("gpg --verify bob.sig b.txt")).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("BAD signature", "other bytes");
    new Tool(Path.of("/usr/bin/gpgconf")).with("GNUPGHOME", home.toString()).run("--kill", "all");
  }

  /** What the library under it reads and the lab does not judge; each with its cause. */
  @Test
  void whatIsNotJudgedIsRefusedByName() throws IOException {
    Path home = Files.createDirectory(folder.resolve("g"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Tool gpg = Tool.require("gpg").with("GNUPGHOME", home.toString()).in(folder);
    made(gpg, "eve", "ed25519", "sign");
    shell.works("gpg --import eve.asc");
    signed(gpg, "text", "-u eve --textmode", "a signature of type 1");
    signed(gpg, "weak", "-u eve --digest-algo SHA1", "a hash of number 2");
    signed(
        gpg, "critical", "-u eve --sig-notation !a@example.com=b", "critical subpacket of type 20");
    made(gpg, "ida", "rsa2048", "sign");
    signed(gpg, "two", "-u eve -u ida", "2 packets that are not one signature");
    made(gpg, "cert", "ed25519", "cert");
    refused("gpg --import cert.asc", "does not mean for signing");
    gpg.succeed("--armor", "-o", "both.asc", "--export", "eve", "ida");
    refused("gpg --import both.asc", "more than one key");
    gpg.succeed("--batch", "--passphrase", "", "--quick-add-uid", "ida", "Ina");
    gpg.succeed("--batch", "--passphrase", "", "--quick-revoke-uid", "ida", "ida");
    gpg.succeed("--armor", "-o", "ina.asc", "--export", "Ina");
    refused("gpg --import ina.asc", "a name that its owner has taken back");
    new Tool(Path.of("/usr/bin/gpgconf")).with("GNUPGHOME", home.toString()).run("--kill", "all");
  }

  /** What gpg says of a subkey, of a key that has ended, and of one that was taken back. */
  @Test
  void aSubkeyAnEndAndARevocation() throws IOException {
    Path home = Files.createDirectory(folder.resolve("g"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    Tool gpg = Tool.require("gpg").with("GNUPGHOME", home.toString()).in(folder);
    made(gpg, "sue", "ed25519", "cert");
    String key = fingerprint(gpg, "sue");
    gpg.succeed("--batch", "--passphrase", "", "--quick-add-key", key, "ed25519", "sign", "10d");
    gpg.succeed("--yes", "--armor", "-o", "sue.asc", "--export", "sue");
    gpg.succeed("-u", "sue", "-o", "sue.sig", "--detach-sign", "a.txt");
    shell.works("gpg --import sue.asc");
    alike(gpg, "sue", "Good signature from \"sue\"");
    shell.works("clock +20d");
    said("gpg --verify sue.sig a.txt", "Good signature from \"sue\" [expired]", "has expired!");
    shell.works("clock reset");
    String revocation = Files.readString(home.resolve("openpgp-revocs.d/" + key + ".rev"));
    Files.writeString(folder.resolve("gone"), revocation.replace(":-----B", "-----B"));
    gpg.succeed("--import", "gone");
    gpg.succeed("--yes", "--armor", "-o", "sue.asc", "--export", "sue");
    said("gpg --import sue.asc", "changed");
    said("gpg --import sue.asc", "not changed");
    alike(gpg, "sue", "Good signature from \"sue\"");
    alike(gpg, "sue", "WARNING: This key has been revoked by its owner!");
    new Tool(Path.of("/usr/bin/gpgconf")).with("GNUPGHOME", home.toString()).run("--kill", "all");
  }

  private static String fingerprint(Tool gpg, String name) {
    return gpg.succeed("--with-colons", "--list-keys", name)
        .stdout()
        .lines()
        .filter(line -> line.startsWith("fpr:"))
        .map(line -> line.split(":", -1)[9])
        .findFirst()
        .orElseThrow();
  }

  private void alike(Tool gpg, String name, String words) {
    assertThat(gpg.succeed("--verify", name + ".sig", "a.txt").stderr()).contains(words);
    said("gpg --verify " + name + ".sig a.txt", words);
  }

  private void said(String line, String... words) {
    shell.works(line);
    assertThat(String.join("\n", shell.said())).contains(words);
  }

  private static void made(Tool gpg, String name, String algorithm, String usage) {
    gpg.succeed("--batch", "--passphrase", "", "--quick-generate-key", name, algorithm, usage);
    gpg.succeed("--armor", "-o", name + ".asc", "--export", name);
  }

  private void signed(Tool gpg, String file, String how, String why) {
    gpg.succeed(("--armor " + how + " -o " + file + ".sig --detach-sign a.txt").split(" "));
    refused("gpg --verify " + file + ".sig a.txt", why);
  }

  private void refused(String line, String why) {
    assertThat(shell.type(line)).as(line).isNotZero();
    assertThat(String.join("\n", shell.said())).contains(why);
  }

  @Test
  void cms() {
    Tool openssl = Tool.require("openssl").in(folder);
    shell.works(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ada.pem"
            + " -out ada.crt -days 30 -subj /CN=Ada");
    shell.works(
        "openssl cms -sign -binary -in a.txt -signer ada.crt -inkey ada.pem -outform PEM -out"
            + " a.cms");
    verify(openssl, "a.cms", "ada.crt");
    assertThat(openssl.run(words("a.cms", "b.txt", "ada.crt")).status()).isNotZero();

    openssl.succeed(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "bob.pem",
        "-out",
        "bob.crt",
        "-days",
        "30",
        "-subj",
        "/CN=Bob");
    openssl.succeed(
        "cms",
        "-sign",
        "-binary",
        "-in",
        "a.txt",
        "-signer",
        "bob.crt",
        "-inkey",
        "bob.pem",
        "-outform",
        "PEM",
        "-out",
        "b.cms");
    shell.works(line("b.cms", "a.txt", "bob.crt"));
    assertThat(shell.type(line("b.cms", "a.txt", "ada.crt"))).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("that of CN=Bob, issued by CN=Bob");
  }

  /** For another purpose, for another use of its key, under a name that is trusted but no root. */
  @Test
  void whatOpensslRefusesIsRefused() {
    Tool openssl = Tool.require("openssl").in(folder);
    byItself(openssl, "good", "extendedKeyUsage=emailProtection");
    byItself(openssl, "signs", "keyUsage=digitalSignature");
    byItself(openssl, "code", "extendedKeyUsage=codeSigning");
    byItself(openssl, "issues", "keyUsage=critical,keyCertSign");
    openssl.succeed(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.pem -out leaf.csr"
            .concat(" -subj /CN=leaf")
            .split(" "));
    openssl.succeed(
        "x509 -req -in leaf.csr -CA good.crt -CAkey good.pem -set_serial 7 -days 9 -out leaf.crt"
            .split(" "));
    for (String name : List.of("good", "signs", "code", "issues", "leaf")) {
      openssl.succeed(
          "cms -sign -binary -in a.txt -signer %s.crt -inkey %s.pem -outform PEM -out %s.cms"
              .formatted(name, name, name)
              .split(" "));
    }
    alike(openssl, words("good.cms", "a.txt", "good.crt"), true);
    alike(openssl, words("signs.cms", "a.txt", "signs.crt"), true);
    alike(openssl, words("leaf.cms", "a.txt", "good.crt"), true);
    alike(openssl, words("code.cms", "a.txt", "code.crt"), false);
    alike(openssl, words("issues.cms", "a.txt", "issues.crt"), false);
    alike(openssl, words("leaf.cms", "a.txt", "leaf.crt"), false);
    String[] asDer = words("good.cms", "a.txt", "good.crt");
    asDer[List.of(asDer).indexOf("PEM")] = "DER";
    alike(openssl, asDer, false);
  }

  /** The second certificate has the first one's name, and says of itself which key it is of. */
  @Test
  void theSameNameWithAnotherKeyIsAnAuthorityThatNobodyTrusts() {
    Tool openssl = Tool.require("openssl").in(folder);
    byItself(openssl, "ada", "extendedKeyUsage=emailProtection");
    openssl.succeed(
        "cms -sign -binary -in a.txt -signer ada.crt -inkey ada.pem -outform PEM -out ada.cms"
            .split(" "));
    byItself(openssl, "ada", "extendedKeyUsage=emailProtection");
    alike(openssl, words("ada.cms", "a.txt", "ada.crt"), false);
    assertThat(shell.said()).anyMatch(line -> line.contains("a certificate that is trusted"));
  }

  private static void byItself(Tool openssl, String name, String extension) {
    openssl.succeed(
        ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=%s"
                + " -keyout %s.pem -out %s.crt -addext %s")
            .formatted(name, name, name, extension)
            .split(" "));
  }

  private void alike(Tool openssl, String[] words, boolean good) {
    assertThat(openssl.run(words).status() == 0).as(List.of(words).toString()).isEqualTo(good);
    int status = shell.type("openssl " + String.join(" ", words));
    assertThat(status == 0).as(String.join("\n", shell.said())).isEqualTo(good);
  }

  /** What the lab has no word for is the machine's, also with flags of one dash. */
  @Test
  void otherWordsOfOpensslAreTheMachines() throws IOException {
    String digest = Tool.require("openssl").in(folder).succeed("dgst", "-sha256", "a.txt").stdout();
    shell.works("openssl dgst -sha256 a.txt");
    assertThat(shell.said()).contains(digest.strip());
    shell.works("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out k.pem");
    shell.works("openssl req -new -x509 -key k.pem -out k.crt -days 9 -subj /CN=Kim");
    shell.works(
        "openssl cms -sign -binary -in a.txt -signer k.crt -inkey k.pem -outform PEM -out k.cms");
    shell.works(line("k.cms", "a.txt", "k.crt"));
  }

  private void verify(Tool openssl, String signature, String trusted) {
    openssl.succeed(words(signature, "a.txt", trusted));
    shell.works(line(signature, "a.txt", trusted));
    assertThat(shell.type(line(signature, "b.txt", trusted))).isNotZero();
    assertThat(String.join("\n", shell.said())).contains("other bytes");
  }

  private static String line(String signature, String file, String trusted) {
    return "openssl " + String.join(" ", words(signature, file, trusted));
  }

  private static String[] words(String signature, String file, String trusted) {
    return new String[] {
      "cms",
      "-verify",
      "-binary",
      "-inform",
      "PEM",
      "-in",
      signature,
      "-content",
      file,
      "-CAfile",
      trusted,
      "-out",
      "/dev/null"
    };
  }
}
