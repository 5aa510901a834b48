package dev.signlab.services.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Debian's client of Vault speaks to the vault, and openssl and cosign judge what the vault signed.
 */
class VaultJudgesIntegrationTests {

  /** What a client of Vault does with the transit engine, and what it must be refused. */
  private static final String SCRIPT =
      """
      import base64, hashlib, hvac, os
      client = hvac.Client(url=os.environ['VAULT_ADDR'], token=os.environ['VAULT_TOKEN'])
      assert client.is_authenticated()
      assert not hvac.Client(url=os.environ['VAULT_ADDR'], token='hvs.other').is_authenticated()
      transit = client.secrets.transit
      message = base64.b64encode(b'a message').decode()
      digest = base64.b64encode(hashlib.sha256(b'a message').digest()).decode()
      transit.create_key(name='app', key_type='ecdsa-p256')
      key = transit.read_key(name='app')['data']
      assert key['latest_version'] == 1 and key['type'] == 'ecdsa-p256', key
      assert transit.list_keys()['data']['keys'] == ['app']
      first = transit.sign_data(name='app', hash_input=message)['data']['signature']
      second = transit.sign_data(name='app', hash_input=digest, prehashed=True)['data']['signature']
      assert first.startswith('vault:v1:') and second.startswith('vault:v1:')
      def valid(signature, what=message):
          answer = transit.verify_signed_data(name='app', hash_input=what, signature=signature)
          return answer['data']['valid']
      assert valid(first) and valid(second)
      assert not valid(first, base64.b64encode(b'another').decode())
      transit.rotate_key(name='app')
      third = transit.sign_data(name='app', hash_input=message)['data']['signature']
      assert third.startswith('vault:v2:') and valid(third) and valid(first)
      assert not valid('vault:v2:' + first[9:])
      keys = transit.read_key(name='app')['data']['keys']
      open('first.pub', 'w').write(keys['1']['public_key'])
      open('first.sig', 'wb').write(base64.b64decode(first[9:]))
      open('message', 'wb').write(b'a message')
      def refused(kind, work):
          try:
              work()
          except kind:
              return
          raise AssertionError(kind)
      refused(hvac.exceptions.InvalidPath, lambda: transit.read_key(name='absent'))
      refused(hvac.exceptions.InvalidRequest,
              lambda: transit.create_key(name='x', key_type='aes256-gcm96'))
      client.token = 'hvs.other'
      refused(hvac.exceptions.Forbidden, lambda: transit.read_key(name='app'))
      """;

  @TempDir private Path folder;
  private VaultTokens tokens;
  private EmbeddedVault vault;

  @BeforeEach
  void start() {
    Path home = folder.resolve("vault");
    tokens = new VaultTokens(home.resolve("root-token"), home.resolve("tokens"));
    vault =
        EmbeddedVault.start(VaultKeys.in(home.resolve("keys")), tokens, 0, InstantSource.system());
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @Test
  void aForeignClientGetsWhatItExpectsAndOpensslAcceptsTheSignature() {
    Tool hvac = Tool.require("hvac").in(folder);
    hvac.with("VAULT_ADDR", address())
        .with("VAULT_TOKEN", tokens.rootToken())
        .reading(SCRIPT)
        .succeed();
    Tool.require("openssl")
        .in(folder)
        .succeed("dgst", "-sha256", "-verify", "first.pub", "-signature", "first.sig", "message");
  }

  @Test
  void cosignAcceptsWhatAKeyInTheVaultSigned() throws IOException {
    Tool cosign = Tool.require("cosign3").in(folder);
    KeyReference reference = KeyReference.parse("hashivault://app");
    KeyContext context =
        new KeyContext(folder, variables(), () -> new byte[0])
            .over(() -> HttpTransport.of(InstantSource.system(), new ExchangeLog()));
    Files.writeString(
        folder.resolve("app.pub"), KeyProviders.standard().create(reference, context).pem());
    Files.writeString(folder.resolve("message"), "a message");
    byte[] signature =
        KeyProviders.standard()
            .signer(reference, context)
            .sign(Files.readAllBytes(folder.resolve("message")));
    Files.writeString(folder.resolve("signature"), Base64.getEncoder().encodeToString(signature));
    String[] verify = {
      "verify-blob", "--key", "app.pub", "--insecure-ignore-tlog", "--signature", "signature"
    };
    assertThat(with(cosign, verify, "message").stderr()).contains("Verified OK");
    Files.writeString(folder.resolve("another"), "another message");
    assertThat(with(cosign, verify, "another").status()).isNotZero();
  }

  private static Tool.Run with(Tool cosign, String[] words, String file) {
    String[] line = Arrays.copyOf(words, words.length + 1);
    line[words.length] = file;
    return cosign.run(line);
  }

  private String address() {
    return "http://localhost:" + vault.port();
  }

  private Map<String, String> variables() {
    return Map.of("VAULT_ADDR", address(), "VAULT_TOKEN", tokens.rootToken());
  }
}
