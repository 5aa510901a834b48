package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Module;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Token;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Uri;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.judge.SoftHsm;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SoftHSM keeps the keys; openssl, pkcs11-tool and cosign judge what it signed for us. */
class Pkcs11KeyProviderIntegrationTests extends KeyProviderContract {

  @TempDir private static Path folder;

  private final SoftHsm token = SoftHsm.require();

  @BeforeAll
  void importKeys() {
    for (TestedKey key : TestedKey.values()) {
      Path pkcs8 = folder.resolve(key.keptName() + ".p8");
      Tool openssl = Tool.require("openssl");
      openssl.succeed(
          "pkcs8",
          "-topk8",
          "-nocrypt",
          "-in",
          key.privateFile().toString(),
          "-out",
          pkcs8.toString());
      importKey(pkcs8, key.keptName(), key.identifier());
    }
  }

  private void importKey(Path pkcs8, String label, String id) {
    token.util(
        "--import",
        pkcs8.toString(),
        "--token",
        SoftHsm.TOKEN,
        "--label",
        label,
        "--id",
        id,
        "--pin",
        SoftHsm.PIN);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void opensslAcceptsWhatTheTokenSigned(TestedKey key) throws IOException {
    Files.writeString(folder.resolve("message"), "a message");
    byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
    Files.write(
        folder.resolve("signature"), provider().signer(reference(key), context()).sign(message));
    Files.writeString(folder.resolve("key.pub"), key.publicKey().pem());
    Tool openssl = Tool.require("openssl").in(folder);
    if (key == TestedKey.ED25519) {
      openssl.succeed(
          "pkeyutl",
          "-verify",
          "-pubin",
          "-inkey",
          "key.pub",
          "-rawin",
          "-in",
          "message",
          "-sigfile",
          "signature");
    } else {
      openssl.succeed(
          "dgst", "-sha256", "-verify", "key.pub", "-signature", "signature", "message");
    }
  }

  @Test
  void cosignAcceptsWhatAKeyBornOnTheTokenSigned() throws IOException {
    token.tool(
        "--keypairgen",
        "--key-type",
        "EC:prime256v1",
        "--label",
        "born",
        "--id",
        "77",
        "--usage-sign");
    KeyReference reference = KeyReference.parse("pkcs11:token=judge;id=%77");
    Signer signer = provider().signer(reference, context());
    byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
    Path signature = folder.resolve("born.sig");
    Files.writeString(signature, Base64.getEncoder().encodeToString(signer.sign(message)));
    Path file = Files.write(folder.resolve("born.txt"), message);
    Path key = Files.writeString(folder.resolve("born.pub"), signer.publicKey().pem());
    Tool.Run run =
        Tool.require("cosign2")
            .succeed(
                "verify-blob",
                "--insecure-ignore-tlog=true",
                "--key",
                key.toString(),
                "--signature",
                signature.toString(),
                file.toString());
    assertThat(run.stderr()).contains("Verified OK");
  }

  @Test
  void aKeyWithOnlyACertificateShowsItsPublicHalf() {
    Tool openssl = Tool.require("openssl").in(folder);
    openssl.succeed(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=judge",
        "-keyout",
        "cert.key",
        "-outform",
        "DER",
        "-out",
        "cert.der");
    openssl.succeed(
        "x509", "-inform", "DER", "-in", "cert.der", "-pubkey", "-noout", "-out", "cert.pub");
    importKey(folder.resolve("cert.key"), "certified", "55");
    token.tool("--delete-object", "--type", "pubkey", "--id", "55");
    token.tool(
        "--write-object",
        folder.resolve("cert.der").toString(),
        "--type",
        "cert",
        "--label",
        "certified",
        "--id",
        "55");
    VerificationKey key =
        provider().publicKey(KeyReference.parse("pkcs11:token=judge;object=certified"), context());
    assertThat(key.type()).isEqualTo(KeyType.RSA);
    assertThat(key.pem()).isEqualTo(text("cert.pub"));
  }

  @Test
  void listsTokensAndTheUrisOfTheirKeys() {
    Pkcs11Module module = Pkcs11Module.load(token.module());
    Pkcs11Token judge =
        module.tokens().stream()
            .filter(each -> each.label().equals(SoftHsm.TOKEN))
            .findFirst()
            .orElseThrow();
    assertThat(judge.manufacturer()).isEqualTo("SoftHSM project");
    List<String> uris =
        module.keys(judge, () -> SoftHsm.PIN.getBytes(StandardCharsets.US_ASCII)).stream()
            .map(Pkcs11Uri::toString)
            .toList();
    assertThat(uris)
        .contains(
            "pkcs11:token=judge;slot-id=%d;id=%%01;object=ecdsa-p256?module-path=%s"
                .formatted(judge.slot(), token.module()));
    for (String uri : uris) {
      assertThat(provider().publicKey(KeyReference.parse(uri), context())).isNotNull();
    }
  }

  @Test
  void aWrongPinIsSaidAndNotShown() {
    KeyReference reference =
        KeyReference.parse(
            "pkcs11:token=judge;object=ecdsa-p256?module-path="
                + token.module()
                + "&pin-value=4321");
    LabException refused =
        catchThrowableOfType(LabException.class, () -> provider().signer(reference, context()));
    assertThat(refused.problem().summary()).isEqualTo("login: the PIN is wrong");
    assertThat(refused.problem().cause().orElseThrow()).isEqualTo(Cause.WRONG_PASSWORD);
    assertThat(refused.problem() + reference.toString()).doesNotContain("4321");
  }

  @Test
  void thePinIsAskedForLast() {
    Map<String, String> environment = new HashMap<>(context().environment());
    environment.remove("COSIGN_PKCS11_PIN");
    KeyContext asking =
        new KeyContext(folder, environment, () -> new byte[0])
            .asking(() -> SoftHsm.PIN.getBytes(StandardCharsets.US_ASCII));
    assertThat(provider().signer(reference(TestedKey.P384), asking).sign(new byte[] {1}))
        .isNotEmpty();
  }

  @Test
  void aTokenThatIsNotThereIsNamedWithThoseThatAre() {
    KeyReference reference = KeyReference.parse("pkcs11:token=other;object=k");
    LabException refused =
        catchThrowableOfType(LabException.class, () -> provider().publicKey(reference, context()));
    assertThat(refused.problem().summary()).isEqualTo("no such token");
    assertThat(refused.problem().found().orElseThrow()).contains("'judge' in slot ");
  }

  @Override
  KeyProvider provider() {
    return new Pkcs11KeyProvider();
  }

  @Override
  KeyContext context() {
    Map<String, String> environment =
        Map.of(
            "COSIGN_PKCS11_MODULE_PATH",
            token.module().toString(),
            "COSIGN_PKCS11_PIN",
            SoftHsm.PIN);
    return new KeyContext(folder, environment, () -> new byte[0]);
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse("pkcs11:token=judge;object=" + key.keptName());
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("pkcs11:token=judge;object=nowhere");
  }

  private static String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
