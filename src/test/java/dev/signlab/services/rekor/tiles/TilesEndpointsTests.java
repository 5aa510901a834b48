package dev.signlab.services.rekor.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.json.Json;
import dev.signlab.services.rekor.RunningLog;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TilesEndpointsTests {

  private static final String ENTRIES = "/api/v2/log/entries";
  private static final byte[] ARTIFACT = "some bytes".getBytes(UTF_8);

  @TempDir private Path folder;
  private TilesLog log;
  private RunningLog server;

  @BeforeEach
  void start() {
    log = TilesLog.open(folder, "rekor.localhost");
    server = RunningLog.of(new TilesEndpoints(log));
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ECDSA_P256, PKIX_ECDSA_P256_SHA_256, ECDSA_SHA256",
    "ECDSA_P384, PKIX_ECDSA_P384_SHA_384, ECDSA_SHA384",
    "ECDSA_P521, PKIX_ECDSA_P521_SHA_512, ECDSA_SHA512",
    "RSA, PKIX_RSA_PKCS1V15_2048_SHA256, RSA_PKCS1_SHA256",
    "ED25519, PKIX_ED25519_PH, ED25519_PREHASHED"
  })
  void anEntryComesWithItsProof(KeyType type, String details, SignatureAlgorithm algorithm) {
    KeyPair keys = KeyPair.generate(type);
    HttpResponse<byte[]> answer = server.post(ENTRIES, request(keys, details, algorithm));

    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
    TransparencyLogEntry entry =
        TransparencyLogEntry.parse(ProtoFields.parse(answer.body(), "answer"));
    assertThat(entry.logIndex()).isEqualTo(1);
    assertThat(entry.logId()).isEqualTo(log.id());
    assertThat(entry.integratedTime()).isZero();
    EntryBody body = EntryBody.parse(entry);
    assertThat(body.verifiers()).containsExactly(keys.publicKey().encoded());
    assertThat(body.digest())
        .isEqualTo(Digest.of(algorithm.digestAlgorithm().orElseThrow(), ARTIFACT));
    var proof = entry.inclusionProof().orElseThrow();
    Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().getBytes(UTF_8), "checkpoint");
    requireSigned(checkpoint);
    assertThat(
            new InclusionProof(proof.logIndex(), checkpoint.size(), proof.hashes())
                .proves(MerkleHash.leaf(entry.canonicalizedBody()), checkpoint.root()))
        .isTrue();
  }

  @Test
  void fieldsWithoutAValueAreThereToo() {
    JsonNode answer = RunningLog.json(server.post(ENTRIES, request(KeyPair.generate())));

    assertThat(answer.get("integratedTime").stringValue()).isEqualTo("0");
    assertThat(answer.get("inclusionPromise").isNull()).isTrue();
    assertThat(answer.get("logIndex").stringValue()).isEqualTo("1");
  }

  @Test
  void namesWithUnderscoresAreTakenToo() {
    String request =
        Json.writeText(request(KeyPair.generate()))
            .replace("hashedRekordRequestV002", "hashed_rekord_request_v002")
            .replace("publicKey", "public_key")
            .replace("rawBytes", "raw_bytes")
            .replace("keyDetails", "key_details");

    assertThat(server.post(ENTRIES, request.getBytes(UTF_8)).statusCode()).isEqualTo(201);
  }

  @Test
  void anEqualEntryIsAConflict() {
    ObjectNode request = request(KeyPair.generate());
    server.post(ENTRIES, request);

    HttpResponse<byte[]> second = server.post(ENTRIES, request);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Grpc-Metadata-X-Log-Index")).hasValue("1");
    assertThat(RunningLog.json(second).get("code").intValue()).isEqualTo(6);
  }

  @Test
  void aFrozenLogTakesNothingAndTellsAll() {
    log.freeze();
    HttpResponse<byte[]> refused = server.post(ENTRIES, request(KeyPair.generate()));

    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(new String(refused.body(), UTF_8))
        .startsWith("This log has been frozen, please switch to the latest log.");
    assertThat(server.get("/api/v2/checkpoint").statusCode()).isEqualTo(200);
    stop();
    start();
    assertThat(server.post(ENTRIES, request(KeyPair.generate())).statusCode()).isEqualTo(405);
  }

  @Test
  void theTreeIsReadAsFiles() {
    for (int i = 0; i < 3; i++) {
      server.post(ENTRIES, request(KeyPair.generate()));
    }
    byte[] note = server.get("/api/v2/checkpoint").body();
    Checkpoint checkpoint = Checkpoint.parse(note, "checkpoint");
    requireSigned(checkpoint);
    byte[] tile = server.get("/api/v2/tile/0/000.p/4").body();
    byte[] entries = server.get("/api/v2/tile/entries/000.p/4").body();
    byte[][] leaves = new byte[4][];
    for (int i = 0, at = 0; i < 4; i++) {
      int length = (entries[at] & 0xff) << 8 | (entries[at + 1] & 0xff);
      byte[] entry = Arrays.copyOfRange(entries, at + 2, at + 2 + length);
      leaves[i] = MerkleHash.leaf(entry);
      assertThat(Arrays.copyOfRange(tile, 32 * i, 32 * i + 32)).isEqualTo(leaves[i]);
      at += 2 + length;
    }
    assertThat(
            MerkleHash.node(
                MerkleHash.node(leaves[0], leaves[1]), MerkleHash.node(leaves[2], leaves[3])))
        .isEqualTo(checkpoint.root());
    for (String missing : List.of("tile/0/000", "tile/0/000.p/5", "tile/1/000.p/1", "tile/x", "")) {
      assertThat(server.get("/api/v2/" + missing).statusCode()).as(missing).isEqualTo(404);
    }
  }

  @Test
  void whatDoesNotVerifyIsRefusedWithTheReason() {
    KeyPair keys = KeyPair.generate();
    KeyPair edwards = KeyPair.generate(KeyType.ED25519);
    refuses(
        request(edwards, "PKIX_ED25519", SignatureAlgorithm.ED25519_PREHASHED),
        "invalid hashedrekord request: a pure Ed25519 signature cannot be verified by a digest");
    refuses(
        request(keys, "PKIX_ECDSA_P384_SHA_384", SignatureAlgorithm.ECDSA_SHA384),
        "the key is not PKIX_ECDSA_P384_SHA_384");
    refuses(
        request(keys, "PKIX_ECDSA_P256_SHA_256", SignatureAlgorithm.ECDSA_SHA384),
        "a digest of 48 bytes for SHA256");
    ObjectNode other = request(keys);
    ((ObjectNode) other.get("hashedRekordRequestV002"))
        .put("digest", base64(Digest.of(new byte[1]).bytes()));
    refuses(other, "the signature does not verify by the key");
    refuses(Json.object(), "invalid type, must be hashedrekord");
    refuses(Json.object().put("dsseRequestV002", 1), "invalid type, must be hashedrekord");
    assertThat(log.store().head().size()).isEqualTo(1);
  }

  @Test
  void aMethodThatIsNotForThePathIsNotAllowed() {
    for (String path : List.of("checkpoint", "tile/0/000.p/1")) {
      HttpResponse<byte[]> answer = server.post("/api/v2/" + path, Json.object());
      assertThat(answer.statusCode()).as(path).isEqualTo(405);
      assertThat(RunningLog.json(answer).get("code").intValue()).isEqualTo(12);
    }
    assertThat(server.get(ENTRIES).statusCode()).isEqualTo(405);
  }

  private void refuses(ObjectNode request, String words) {
    HttpResponse<byte[]> answer = server.post(ENTRIES, request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(RunningLog.json(answer).get("code").intValue()).isEqualTo(3);
    assertThat(RunningLog.json(answer).get("message").stringValue()).contains(words);
  }

  private void requireSigned(Checkpoint checkpoint) {
    NoteKey key = new NoteKey("rekor.localhost", log.publicKey(), SignatureAlgorithm.ED25519);
    assertThat(key.signed(checkpoint.note())).isTrue();
    assertThat(key.id()).isEqualTo(log.id());
    assertThat(checkpoint.origin()).isEqualTo("rekor.localhost");
  }

  private static ObjectNode request(KeyPair keys) {
    return request(keys, "PKIX_ECDSA_P256_SHA_256", SignatureAlgorithm.ECDSA_SHA256);
  }

  private static ObjectNode request(KeyPair keys, String details, SignatureAlgorithm algorithm) {
    DigestAlgorithm hash = algorithm.digestAlgorithm().orElseThrow();
    ObjectNode body = Json.object();
    ObjectNode request = body.putObject("hashedRekordRequestV002");
    request.put("digest", base64(Digest.of(hash, ARTIFACT).bytes()));
    ObjectNode signature = request.putObject("signature");
    signature.put("content", base64(keys.sign(algorithm, ARTIFACT)));
    ObjectNode verifier = signature.putObject("verifier").put("keyDetails", details);
    verifier.putObject("publicKey").put("rawBytes", base64(keys.publicKey().encoded()));
    return body;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
