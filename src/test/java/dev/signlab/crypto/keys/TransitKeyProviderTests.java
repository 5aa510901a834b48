package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransitKeyProviderTests extends KeyProviderContract {

  private final FakeTransit engine = new FakeTransit();
  private final ExchangeLog log = new ExchangeLog();

  @BeforeAll
  void putKeys() {
    for (TestedKey key : TestedKey.values()) {
      engine.put(key.keptName(), key.pair());
    }
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  @Test
  void speaksThePublishedContractToTheLetter() {
    int before = engine.calls().size();
    KeyReference reference = KeyReference.parse("hashivault://new-key");
    provider().create(reference, context());
    provider().signer(reference, context()).sign(new byte[] {1});
    assertThat(engine.calls().subList(before, engine.calls().size()))
        .containsExactly(
            "POST /v1/transit/keys/new-key {\"type\":\"ecdsa-p256\"}",
            "GET /v1/transit/keys/new-key",
            "GET /v1/transit/keys/new-key",
            "POST /v1/transit/sign/new-key/sha2-256"
                + " {\"input\":\"S/USLzRFVMU73i67jNK349FgCtYxw4Wl18ziPHeFRZo=\""
                + ",\"key_version\":1,\"prehashed\":true}");
  }

  @Test
  void keepsToItsVersionWhenTheKeyIsRotated() {
    engine.rotate("turning");
    KeyReference reference = KeyReference.parse("hashivault://turning");
    VerificationKey first = provider().publicKey(reference, context());
    Signer signer = provider().signer(reference, context());
    engine.rotate("turning");
    assertThat(first.verifier().verifies(new byte[] {1}, signer.sign(new byte[] {1}))).isTrue();
    assertThat(provider().publicKey(reference, context())).isNotEqualTo(first);
    assertThat(provider().publicKey(reference, with("VAULT_KEY_PREFIX", "vault:v1:")))
        .isEqualTo(first);
    assertThat(refused(reference, with("VAULT_KEY_PREFIX", "vault:v7:")).problem().summary())
        .isEqualTo("turning has no version 7");
  }

  @Test
  void theTokenIsOnNoRecord() {
    provider().publicKey(reference(TestedKey.P256), context());
    assertThat(log.all()).isNotEmpty();
    assertThat(log.all().toString()).doesNotContain(FakeTransit.TOKEN).contains("***");
  }

  @Test
  void aMissingPermissionIsSaidAsTheLineOfPolicyThatIsNeeded() {
    LabException read = refused(reference(TestedKey.P256), with("VAULT_TOKEN", "another"));
    assertThat(read.problem().summary()).isEqualTo("hashivault://ecdsa-p256: permission denied");
    assertThat(read.problem().expected().orElseThrow())
        .endsWith("path \"transit/keys/ecdsa-p256\" { capabilities = [\"read\"] }");
    assertThat(read.problem().found().orElseThrow()).isEqualTo("403: permission denied");
  }

  @Test
  void anEngineElsewhereIsNamedByItsMount() {
    LabException refused =
        refused(reference(TestedKey.P256), with("TRANSIT_SECRET_ENGINE_PATH", "/team/transit/"));
    assertThat(refused.problem().summary()).isEqualTo("there is no transit engine at team/transit");
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    LabException refused =
        refused(reference(TestedKey.P256), with("VAULT_ADDR", "http://127.0.0.1:1"));
    assertThat(refused.problem().summary())
        .isEqualTo("no answer from Vault at http://127.0.0.1:1: connection refused");
  }

  @Test
  void theTokenIsNotSentInTheClearToAnotherMachine() {
    LabException refused =
        refused(reference(TestedKey.P256), with("VAULT_ADDR", "http://vault.example:8200"));
    assertThat(refused.problem().hints().stream().map(Hint::toString).toList().toString())
        .contains("VAULT_ADDR=https://vault.example:8200");
    assertThat(refused(reference(TestedKey.P256), with("VAULT_ADDR", "")).problem().summary())
        .isEqualTo("VAULT_ADDR is not set");
    assertThat(refused(reference(TestedKey.P256), with("VAULT_TOKEN", "")).problem().summary())
        .isEqualTo("no token for Vault");
  }

  @Test
  void namesAreThoseThatCosignTakes() {
    for (String name : new String[] {"", "a/b", "-a", "a-", "a b", "ä"}) {
      assertThat(refused(KeyReference.parse("hashivault://" + name), context()).problem().summary())
          .startsWith("invalid hashivault key format");
    }
  }

  @Test
  void openBaoReadsItsOwnVariablesFirst() {
    Map<String, String> environment =
        Map.of("BAO_ADDR", engine.address(), "BAO_TOKEN", FakeTransit.TOKEN, "VAULT_ADDR", "x");
    KeyProvider bao = new TransitKeyProvider(TransitFamily.OPENBAO);
    KeyReference reference = KeyReference.parse("openbao://" + TestedKey.P384.keptName());
    assertThat(bao.publicKey(reference, context(environment)))
        .isEqualTo(TestedKey.P384.publicKey());
  }

  @Override
  KeyProvider provider() {
    return new TransitKeyProvider(TransitFamily.VAULT);
  }

  @Override
  KeyContext context() {
    return context(environment());
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse("hashivault://" + key.keptName());
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("hashivault://nowhere");
  }

  private Map<String, String> environment() {
    return Map.of("VAULT_ADDR", engine.address() + "/", "VAULT_TOKEN", FakeTransit.TOKEN);
  }

  private KeyContext with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment());
    more.put(variable, value);
    return context(more);
  }

  private KeyContext context(Map<String, String> environment) {
    return new KeyContext(Path.of(""), environment, () -> "x".getBytes(StandardCharsets.UTF_8))
        .over(() -> HttpTransport.of(InstantSource.system(), log));
  }

  private LabException refused(KeyReference reference, KeyContext context) {
    return catchThrowableOfType(LabException.class, () -> provider().publicKey(reference, context));
  }
}
