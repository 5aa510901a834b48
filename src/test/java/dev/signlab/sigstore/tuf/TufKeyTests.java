package dev.signlab.sigstore.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Pem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of keys that the specification names (section 4.2). */
class TufKeyTests {

  private static final byte[] FORM = "{}".getBytes(StandardCharsets.UTF_8);

  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  @Test
  void anRsaKeySignsWithPss() throws GeneralSecurityException {
    KeyPair pair = pair("RSA");
    TufKey key = read("rsa", "rsassa-pss-sha256", pem(pair));
    byte[] signature = signed(pair, "RSASSA-PSS");
    assertThat(key.signed(FORM, signature)).isTrue();
    assertThat(key.signed(new byte[] {1}, signature)).isFalse();
    assertThat(key.signed(FORM, new byte[3])).isFalse();
    assertThat(key.signed(FORM, signed(pair, "SHA256withRSA"))).as("another scheme").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"RSA, rsa, rsassa-pss-sha256", "EC, ecdsa, ecdsa-sha2-nistp256"})
  void aKeyIsWrittenAsItWasRead(String kind, String type, String scheme)
      throws GeneralSecurityException {
    String pem = pem(pair(kind));
    assertThat(read(type, scheme, pem).node()).isEqualTo(node(type, scheme, pem));
  }

  @Test
  void aKeyInHexadecimalIsWrittenAsItWasRead() {
    String hex = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    assertThat(read("ed25519", "ed25519", hex).node()).isEqualTo(node("ed25519", "ed25519", hex));
  }

  @Test
  void aSchemeThatIsNotKnownIsNoKey() throws GeneralSecurityException {
    JsonFields fields = JsonFields.of(node("rsa", "rsa-pkcs1v15-sha256", pem(pair("RSA"))), "key");
    assertThat(TufKey.parse("id", fields)).isEmpty();
  }

  private static TufKey read(String type, String scheme, String key) {
    return TufKey.parse("id", JsonFields.of(node(type, scheme, key), "key")).orElseThrow();
  }

  private static ObjectNode node(String type, String scheme, String key) {
    ObjectNode node = Json.object().put("keytype", type).put("scheme", scheme);
    node.putObject("keyval").put("public", key);
    return node;
  }

  private static KeyPair pair(String kind) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(kind.equals("EC") ? 256 : 2048);
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    return Pem.of(Pem.PUBLIC_KEY, pair.getPublic().getEncoded()).text();
  }

  private static byte[] signed(KeyPair pair, String algorithm) throws GeneralSecurityException {
    Signature computation = Signature.getInstance(algorithm);
    if (algorithm.equals("RSASSA-PSS")) {
      computation.setParameter(PSS);
    }
    computation.initSign(pair.getPrivate());
    computation.update(FORM);
    return computation.sign();
  }
}
