package dev.signlab.crypto.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Public keys only, so the contract of signers is not for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlKeyProviderTests {

  private final ExchangeLog log = new ExchangeLog();
  private final LoopbackServer server =
      LoopbackServer.start(
          ServerSettings.of(InstantSource.system()),
          UrlKeyProviderTests::answer,
          (call, failure) -> call.answer(500, "no"));

  @AfterAll
  void stop() {
    server.close();
  }

  private static void answer(Call call) throws IOException {
    switch (call.path()) {
      case "/cosign.pub" ->
          call.answer(
              200,
              "text/plain",
              TestedKey.P521.publicKey().pem().getBytes(StandardCharsets.US_ASCII));
      case "/moved" -> call.set("Location", "/cosign.pub").answer(302, "there");
      case "/away" -> call.set("Location", "http://example.com/cosign.pub").answer(302, "there");
      case "/round" -> call.set("Location", "/round").answer(302, "there");
      default -> call.answer(404, "nothing here");
    }
  }

  @Test
  void readsAPublicKeyAndFollowsWhereItMoved() {
    assertThat(read("/cosign.pub")).isEqualTo(TestedKey.P521.publicKey());
    assertThat(read("/moved")).isEqualTo(TestedKey.P521.publicKey());
    assertThat(log.all()).isNotEmpty();
  }

  @Test
  void saysWhyThereIsNoKey() {
    assertThat(refused(server.url() + "/nothing")).contains("status 404");
    assertThat(refused(server.url() + "/round")).contains("more than 5 redirects");
    assertThat(refused("http://127.0.0.1:1/cosign.pub")).contains("connection refused");
  }

  @Test
  void speaksPlainHttpToThisMachineOnly() {
    String words = "a key that comes over plain HTTP could be anybody's";
    assertThat(refused("http://example.com/cosign.pub")).contains(words);
    assertThat(refused("http://127.example.com/cosign.pub")).contains(words);
    assertThat(refused(server.url() + "/away")).contains(words);
  }

  @Test
  void fetchesNoPrivateKey() {
    KeyReference reference = KeyReference.parse(server.url() + "/cosign.key");
    assertThat(
            catchThrowableOfType(
                LabException.class, () -> KeyProviders.standard().signer(reference, context())))
        .hasMessageContaining("private keys are not fetched from the web");
  }

  private VerificationKey read(String path) {
    return KeyProviders.standard().publicKey(KeyReference.parse(server.url() + path), context());
  }

  private String refused(String text) {
    LabException refused =
        catchThrowableOfType(
            LabException.class,
            () -> KeyProviders.standard().publicKey(KeyReference.parse(text), context()));
    return refused.problem().summary() + "; " + refused.problem().foundOrSummary();
  }

  private KeyContext context() {
    return new KeyContext(Path.of(""), Map.of(), () -> new byte[0])
        .over(() -> HttpTransport.of(InstantSource.system(), log));
  }
}
