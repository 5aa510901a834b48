package dev.signlab.services.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.KeyContext;
import dev.signlab.crypto.keys.KeyProviders;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.crypto.keys.transit.TransitEngine;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.crypto.keys.transit.TransitKey;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.Body;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The vault as our own client and plain requests see it; VaultJudgesIntegrationTests has others.
 */
class EmbeddedVaultTests {

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private final HttpTransport transport =
      HttpTransport.of(InstantSource.system(), new ExchangeLog());
  private VaultTokens tokens;
  private EmbeddedVault vault;

  @BeforeEach
  void start() {
    tokens = new VaultTokens(folder.resolve("root-token"), folder.resolve("tokens"));
    vault =
        EmbeddedVault.start(
            VaultKeys.in(folder.resolve("keys")), tokens, 0, InstantSource.system());
  }

  @AfterEach
  void stop() {
    vault.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-p256", "ecdsa-p384", "ecdsa-p521", "ed25519", "rsa-2048"})
  void signsWithKeysOfEachTypeThatSigns(String type) {
    TransitEngine engine = engine(tokens.rootToken());
    TransitKey key = engine.create("key", type);
    byte[] signature = engine.signer(key).sign(MESSAGE);
    assertThat(key.publicKey().verifier().verifies(MESSAGE, signature)).isTrue();
    String kept = call("POST", "verify/key", verifying(MESSAGE, signature, 1)).body();
    boolean isRsa = type.startsWith("rsa");
    assertThat(kept).contains(isRsa ? "pkcs1v15" : "\"valid\":true");
  }

  @Test
  void anotherMessageOrVersionIsNotValid() {
    TransitEngine engine = engine(tokens.rootToken());
    byte[] signature = engine.signer(engine.create("key")).sign(MESSAGE);
    engine.rotate(engine.read("key", Optional.empty()));
    assertThat(call("POST", "verify/key", verifying(MESSAGE, signature, 1)).body())
        .contains("\"valid\":true");
    assertThat(call("POST", "verify/key", verifying(new byte[1], signature, 1)).body())
        .contains("\"valid\":false");
    assertThat(call("POST", "verify/key", verifying(MESSAGE, signature, 2)).body())
        .contains("\"valid\":false");
  }

  @Test
  void aRotationMakesAVersionAndKeepsTheOthers() {
    TransitEngine engine = engine(tokens.rootToken());
    TransitKey first = engine.create("key");
    TransitKey second = engine.rotate(first);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
    assertThat(VaultKeys.in(folder.resolve("keys")).publicKeys("key"))
        .containsExactly(first.publicKey(), second.publicKey());
    assertThat(engine.create("key")).isEqualTo(second);
  }

  @Test
  void whatItKeepsIsReadableByItsOwnerAlone() throws IOException {
    engine(tokens.rootToken()).create("key");
    tokens.create();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> kept = files.filter(Files::isRegularFile).toList();
      assertThat(kept).hasSize(3);
      for (Path file : kept) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void noAnswerHoldsAPrivateKey() {
    TransitEngine engine = engine(tokens.rootToken());
    engine.create("key");
    assertThat(call("GET", "keys/key", "").body())
        .contains("BEGIN PUBLIC")
        .doesNotContain("PRIVATE");
  }

  @Test
  void anotherVaultOverTheSameFilesHasTheSameKeysAndTokens() {
    VerificationKey key = engine(tokens.rootToken()).create("key").publicKey();
    String token = tokens.create();
    vault.close();
    start();
    assertThat(engine(token).read("key", Optional.empty()).publicKey()).isEqualTo(key);
  }

  @Test
  void aTokenOpensUntilItIsTakenBack() {
    String token = tokens.create();
    engine(token).create("key");
    Signer signer = engine(token).signer(engine(token).read("key", Optional.empty()));
    assertThat(tokens.revoke(token)).isTrue();
    LabException refused = catchThrowableOfType(LabException.class, () -> signer.sign(MESSAGE));
    assertThat(refused.problem().summary()).isEqualTo("hashivault://key: permission denied");
    assertThat(tokens.revoke(token)).isFalse();
    assertThat(tokens.revoke(tokens.rootToken())).isFalse();
    assertThat(engine(tokens.rootToken()).read("key", Optional.empty()).version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hvs.", "root", "Bearer"})
  void nothingIsDoneForAnyOtherToken(String token) {
    Answer answer = call("GET", "transit/keys/key", "", token);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo("{\"errors\":[\"1 error occurred:\\n\\t* permission denied\\n\\n\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET | keys/none |  | 404 | {\"errors\":[]}",
        "GET | keys/.. |  | 404 | {\"errors\":[]}",
        "GET | keys/a%2Fb |  | 405 | unsupported operation",
        "GET | keys?list=true |  | 404 | {\"errors\":[]}",
        "DELETE | keys/key |  | 405 | unsupported operation",
        "POST | encrypt/key | {} | 405 | unsupported operation",
        "GET | ../secret/data/x |  | 404 | no handler for route \\\"secret/data/x\\\"",
        "POST | keys/key | {\"type\":\"aes256-gcm96\"} | 400 | none of type aes256-gcm96",
        "POST | keys/key | {} | 400 | none of type aes256-gcm96",
        "POST | keys/key | {\"type\":\"ecdsa-p256\",\"exportable\":true} | 400 | does not serve"
            + " exportable",
        "POST | keys/key | {\"type\": | 400 | failed to parse JSON input",
        "POST | keys/none/rotate |  | 404 | {\"errors\":[]}",
        "POST | sign/none | {\"input\":\"YQ==\"} | 404 | {\"errors\":[]}",
        "POST | sign/there | {} | 400 | missing input",
        "POST | sign/there | {\"input\":\"?\"} | 400 | unable to decode input as base64",
        "POST | sign/there | {\"input\":\"YQ==\",\"prehashed\":true} | 400 | no digest of",
        "POST | sign/there | {\"input\":\"YQ==\",\"key_version\":2} | 400 | version for signing is"
            + " higher than the latest",
        "POST | sign/there | {\"input\":\"YQ==\",\"key_version\":-1} | 400 | error converting input"
            + " -1",
        "POST | sign/there | {\"input\":\"YQ\"} | 400 | unable to decode input as base64",
        "POST | sign/there | {\"input\":\"false\"} | 400 | unable to decode input as base64",
        "POST | sign/there | {\"input\":7} | 400 | unable to decode input as base64",
        "POST | sign/there | {\"input\":null} | 400 | missing input",
        "POST | sign/there | {\"input\":\"YQ==\",\"prehashed\":\"no\"} | 400 | error converting"
            + " input no for field prehashed",
        "POST | sign/there | [] | 400 | failed to parse JSON input",
        "POST | keys/..%2Fx | {\"type\":\"ecdsa-p256\"} | 405 | unsupported operation",
        "POST | keys/.. | {\"type\":\"ecdsa-p256\"} | 404 | {\"errors\":[]}",
        "POST | keys/a%00b | {\"type\":\"ecdsa-p256\"} | 404 | {\"errors\":[]}",
        "DELETE | ../auth/token/lookup-self |  | 405 | unsupported operation",
        "POST | sign/there/sha1 | {\"input\":\"YQ==\"} | 400 | unsupported hash algorithm sha1",
        "POST | sign/there | {\"batch_input\":[{}]} | 400 | does not serve batch_input",
        "POST | verify/there | {\"input\":\"YQ==\",\"signature\":\"x\"} | 400 | invalid signature:"
            + " no prefix",
        "POST | verify/there | {\"input\":\"YQ==\",\"signature\":\"vault:v2:YQ==\"} | 400 | version"
            + " is too new",
        "POST | verify/there | {\"input\":\"YQ==\",\"signature\":\"vault:v1:YQ\"} | 400 | invalid"
            + " base64 signature",
        "POST | verify/there | {\"input\":\"YQ==\"} | 400 | missing signature",
      })
  void refusesInTheShapeOfVault(String method, String path, String body, int status, String text) {
    engine(tokens.rootToken()).create("there");
    if (path.startsWith("keys?")) {
      vault.close();
      folder = folder.resolve("empty");
      start();
    }
    Answer answer = call(method, path, body == null ? "" : body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"errors\":[").contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "\"T\"", "1", "\"1\""})
  void aTruthMayBeAWord(String word) {
    engine(tokens.rootToken()).create("there");
    String body = "{\"input\":\"YQ==\",\"prehashed\":%s}".formatted(word);
    assertThat(call("POST", "sign/there", body).body()).contains("no digest of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "\"False\"", "\"f\"", "0", "\"0\"", "null", "\"\""})
  void anUntruthMayBeAWordToo(String word) {
    engine(tokens.rootToken()).create("there");
    String body = "{\"input\":\"YQ==\",\"prehashed\":%s,\"hmac\":%s}".formatted(word, word);
    assertThat(call("POST", "sign/there", body).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecdsa-p256", "ed25519"})
  void anEmptyMessageIsSignedAsWell(String type) {
    TransitEngine engine = engine(tokens.rootToken());
    TransitKey key = engine.create("key", type);
    byte[] signature = engine.signer(key).sign(new byte[0]);
    assertThat(key.publicKey().verifier().verifies(new byte[0], signature)).isTrue();
    assertThat(call("POST", "verify/key", verifying(new byte[0], signature, 1)).body())
        .contains("\"valid\":true");
    assertThat(call("POST", "verify/key", verifying(MESSAGE, new byte[8], 1)).body())
        .contains("\"valid\":false");
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.example, 421",
    "Origin, https://evil.example, 403",
    "X-Vault-Namespace, team/a, 400",
    "X-Vault-Namespace, root/, 200",
    "X-Vault-Wrap-TTL, 60, 400"
  })
  void fieldsOfARequestAreNotPassedOver(String name, String value, int status) throws IOException {
    engine(tokens.rootToken()).create("there");
    assertThat(raw("GET", "keys/there", name + ": " + value, "")).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedAndTheVaultGoesOn() throws IOException {
    engine(tokens.rootToken()).create("there");
    String large = "{\"input\":\"" + "A".repeat(2 << 20) + "\"}";
    assertThat(call("POST", "sign/there", large, "").status()).isEqualTo(413);
    String deep = "{\"input\":" + "[".repeat(100_000);
    assertThat(call("POST", "sign/there", deep).status()).isEqualTo(400);
    assertThat(call("GET", "keys/there", "").status()).isEqualTo(200);
  }

  @Test
  void noEmptyTokenOpensAVaultWhoseRootTokenWasEmptied() throws IOException {
    Files.writeString(folder.resolve("root-token"), "\n");
    assertThat(call("GET", "keys?list=true", "", "").status()).isEqualTo(403);
    assertThat(tokens.existing()).isEmpty();
    assertThat(tokens.rootToken()).startsWith("hvs.");
  }

  @Test
  void aFileThatWasDamagedIsNamedAndForeignOnesArePassedOver() throws IOException {
    engine(tokens.rootToken()).create("good");
    VaultKeys keys = VaultKeys.in(folder.resolve("keys"));
    Path file = folder.resolve("keys").resolve("676f6f64.json");
    String whole = Files.readString(file);
    Files.writeString(folder.resolve("keys").resolve("notes.json"), "{}");
    assertThat(keys.names()).containsExactly("good");
    for (String damaged :
        List.of(
            "",
            "{}",
            whole.substring(0, whole.length() / 2),
            whole.replace("ecdsa-p256", "aes256-gcm96"),
            whole.replaceAll("\"made\":\"[^\"]*\"", "\"made\":\"once\""))) {
      Files.writeString(file, damaged);
      LabException refused =
          catchThrowableOfType(LabException.class, () -> keys.publicKeys("good"));
      assertThat(refused.problem().summary()).contains("damaged: 676f6f64.json");
      Answer answer = call("GET", "keys/good", "");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.body()).contains("damaged").doesNotContain("PRIVATE");
    }
  }

  @Test
  void aKeyHasABoundedNumberOfVersions() {
    KeptKey first = KeptKey.make("key", TransitType.ECDSA_P256, Instant.EPOCH);
    KeptKey full =
        new KeptKey("key", first.type(), Collections.nCopies(500, first.versions().getFirst()));
    LabException refused =
        catchThrowableOfType(LabException.class, () -> full.rotated(Instant.EPOCH));
    assertThat(refused.problem().found())
        .contains("this vault keeps at most 500 versions of a key");
  }

  @Test
  void whatIsSignedWhileTheKeyIsRotatedNamesTheVersionThatSigned() throws Exception {
    engine(tokens.rootToken()).create("key");
    List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual().start(() -> repeat(() -> call("POST", "keys/key/rotate", ""))));
      threads.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      repeat(
                          () ->
                              signatures.add(
                                  call("POST", "sign/key", "{\"input\":\"YQ==\"}").body()))));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(VaultKeys.in(folder.resolve("keys")).publicKeys("key"))
        .hasSize(41)
        .doesNotHaveDuplicates();
    assertThat(signatures).hasSize(40);
    for (String each : signatures) {
      String signature = each.replaceAll(".*\"(vault:[^\"]*)\".*", "$1");
      String body = "{\"input\":\"YQ==\",\"signature\":\"%s\"}".formatted(signature);
      assertThat(call("POST", "verify/key", body).body()).contains("\"valid\":true");
    }
  }

  private static void repeat(Runnable work) {
    for (int i = 0; i < 10; i++) {
      work.run();
    }
  }

  /** Tokens are given out by a process of their own each time, not by the vault's. */
  @Test
  void tokensThatAreGivenOutAtTheSameTimeAllCount() throws Exception {
    List<String> given = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () ->
                      repeat(
                          () ->
                              given.add(new VaultTokens(tokens.root(), tokens.given()).create()))));
    }
    for (Thread each : threads) {
      each.join();
    }
    assertThat(given).hasSize(80).allMatch(tokens::allows);
  }

  @Test
  void everybodyMayAskWhetherItRuns() {
    Answer answer = call("GET", "../sys/health", "", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"sealed\":false");
  }

  @Test
  void theWordOfCosignMakesAKeyAndSigns() {
    KeyReference reference = KeyReference.parse("hashivault://app");
    KeyContext context =
        new KeyContext(folder, variables(tokens.rootToken()), () -> new byte[0])
            .over(() -> transport);
    VerificationKey made = KeyProviders.standard().create(reference, context);
    Signer signer = KeyProviders.standard().signer(reference, context);
    assertThat(made.verifier().verifies(MESSAGE, signer.sign(MESSAGE))).isTrue();
  }

  private TransitEngine engine(String token) {
    return TransitEngine.of(TransitFamily.VAULT, variables(token), folder, transport);
  }

  private Map<String, String> variables(String token) {
    return Map.of("VAULT_ADDR", address(), "VAULT_TOKEN", token);
  }

  private String address() {
    return "http://localhost:" + vault.port();
  }

  private static String verifying(byte[] message, byte[] signature, int version) {
    Base64.Encoder encoder = Base64.getEncoder();
    return Json.writeText(
        Json.object()
            .put("input", encoder.encodeToString(message))
            .put("signature", "vault:v" + version + ":" + encoder.encodeToString(signature)));
  }

  /** What came back. */
  private record Answer(int status, String body) {}

  /** Returns what is answered to a request whose fields no client of ours would send. */
  private String raw(String method, String path, String field, String body) throws IOException {
    String host = field.startsWith("Host:") ? field : "Host: localhost\r\n" + field;
    String request =
        "%s /v1/transit/%s HTTP/1.1\r\n%s\r\nX-Vault-Token: %s\r\nConnection: close\r\n\r\n%s"
            .formatted(method, path, host, tokens.rootToken(), body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), vault.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Answer call(String method, String path, String body) {
    return call(method, path, body, tokens.rootToken());
  }

  private Answer call(String method, String path, String body, String token) {
    String below = path.startsWith("../") ? path.substring(3) : "transit/" + path;
    Request request =
        Request.of(method, URI.create(address() + "/v1/" + below)).with("X-Vault-Token", token);
    Request whole =
        body.isEmpty() ? request : request.with(Body.of(body.getBytes(StandardCharsets.UTF_8)));
    try (Response response = transport.send(whole)) {
      return new Answer(
          response.status(), new String(response.bytes(1 << 20), StandardCharsets.UTF_8));
    }
  }
}
