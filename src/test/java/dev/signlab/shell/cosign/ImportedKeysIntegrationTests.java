package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of openssl in each of its forms, imported here: cosign opens them and signs by them. */
class ImportedKeysIntegrationTests {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/openssl");
  private static final String PASSWORD = "COSIGN_PASSWORD";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "p256.pkcs8.pem, p256.pub",
    "p256.sec1.pem, p256.pub",
    "p384.sec1.pem, p384.pub",
    "p521.sec1.pem, p521.pub",
    "ed25519.pkcs8.pem, ed25519.pub",
    "rsa2048.pkcs1.pem, rsa2048.pub",
    "rsa3072.pkcs8.pem, rsa3072.pub",
    "rsa4096.pkcs1.pem, rsa4096.pub",
  })
  void cosignOpensAndUsesWhatWasImported(String key, String pub) throws Exception {
    TestLine line = new TestLine(folder, Map.of(PASSWORD, "secret"));
    Path pem = FIXTURES.resolve(key).toAbsolutePath();
    line.type("cosign import-key-pair -y -o k --key " + pem);
    assertThat(line.status()).as(line.err()).isZero();
    String expected = Files.readString(FIXTURES.resolve(pub));
    assertThat(Files.readString(folder.resolve("k.pub"))).isEqualTo(expected);
    Tool cosign = Tool.require("cosign3").with(PASSWORD, "secret").in(folder);
    assertThat(cosign.succeed("public-key", "--key", "k.key").stdout()).isEqualTo(expected);
    Files.writeString(folder.resolve("file"), "text");
    line.type("cosign sign-blob -y --key k.key --bundle file.json file");
    assertThat(line.status()).as(line.err()).isZero();
    cosign.succeed(
        "verify-blob",
        "--insecure-ignore-tlog=true",
        "--key",
        "k.pub",
        "--bundle",
        "file.json",
        "file");
  }
}
