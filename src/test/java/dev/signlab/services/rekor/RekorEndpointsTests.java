package dev.signlab.services.rekor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.TestCertificates;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.dsse.PreAuthEncoding;
import dev.signlab.sigstore.logentry.EntryBody;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.merkle.MerkleHash;
import dev.signlab.transparency.note.NoteKey;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RekorEndpointsTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30.9Z");
  private static final String ENTRIES = "/api/v1/log/entries";
  private static final byte[] ARTIFACT = "some bytes".getBytes(UTF_8);
  private static final String STATEMENT =
      """
      {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x","digest":{"sha256":"%s"}}],
      "predicateType":"https://example.com/p","predicate":{}}\
      """
          .formatted("ab".repeat(32));

  @TempDir private Path folder;
  private RekorLog log;
  private RunningLog server;

  @BeforeEach
  void start() {
    log = RekorLog.open(folder, InstantSource.fixed(NOW), "rekor.localhost");
    server = RunningLog.of(new RekorEndpoints(log));
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @Test
  void whatIsWrongWithTheLogIsNoFaultOfTheRequest(@TempDir Path other) {
    AtomicBoolean stopped = new AtomicBoolean();
    InstantSource clock =
        () -> {
          if (stopped.get()) {
            throw Problem.of("no clock").cause(Cause.MALFORMED).asException();
          }
          return NOW;
        };
    try (RekorLog broken = RekorLog.open(other, clock, "rekor.localhost");
        RunningLog answers = RunningLog.of(new RekorEndpoints(broken))) {
      stopped.set(true);
      HttpResponse<byte[]> answer = answers.post(ENTRIES, hashed(KeyPair.generate()));
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(new String(answer.body(), UTF_8)).contains("no clock");
    }
  }

  @Test
  void aNewEntryComesWithPromiseProofAndWhereItIs() {
    HttpResponse<byte[]> answer = server.post(ENTRIES, hashed(KeyPair.generate()));

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode all = RunningLog.json(answer);
    String id = all.propertyNames().iterator().next();
    assertThat(answer.headers().firstValue("ETag")).hasValue(id);
    assertThat(answer.headers().firstValue("Location")).hasValue(ENTRIES + "/" + id);
    assertThat(id).matches("[0-9a-f]{80}").startsWith(HexFormat.of().toHexDigits(log.treeId()));
    requireHolds(all.get(id), id, 1);
    for (String path : List.of("/" + id, "/" + id.substring(16), "?logIndex=1")) {
      JsonNode again = RunningLog.json(server.get(ENTRIES + path)).get(id);
      requireHolds(again, id, 1);
      assertThat(again.get("body")).isEqualTo(all.get(id).get("body"));
    }
  }

  @Test
  void anEqualEntryIsAConflictThatSaysWhereItIs() {
    ObjectNode entry = hashed(KeyPair.generate());
    String id = RunningLog.json(server.post(ENTRIES, entry)).propertyNames().iterator().next();

    HttpResponse<byte[]> second = server.post(ENTRIES, entry);

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValue("Location")).hasValue(ENTRIES + "/" + id);
    assertThat(RunningLog.json(second).get("code").intValue()).isEqualTo(409);
    assertThat(RunningLog.json(second).get("message").stringValue())
        .isEqualTo("an equivalent entry already exists in the transparency log with UUID " + id);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void keysOfEveryKindSignEntries(KeyType type) {
    assertThat(server.post(ENTRIES, hashed(KeyPair.generate(type))).statusCode()).isEqualTo(201);
    assertThat(server.post(ENTRIES, envelope(KeyPair.generate(type))).statusCode()).isEqualTo(201);
  }

  /** The canonical forms are those that verifiers of bundles read. */
  @Test
  void theBodiesAreOfTheThreeKinds() {
    KeyPair keys = KeyPair.generate();
    byte[] der = keys.publicKey().encoded();
    JsonNode hashed = added(hashed(keys));
    assertThat(body(hashed, "hashedrekord", "0.0.1").digest()).isEqualTo(Digest.of(ARTIFACT));
    for (ObjectNode each : List.of(envelope(keys), statement(keys))) {
      JsonNode logged = added(each);
      EntryBody body = body(logged, each.get("kind").stringValue(), version(each));
      assertThat(body.ofPayload()).isTrue();
      assertThat(body.digest()).isEqualTo(Digest.of(STATEMENT.getBytes(UTF_8)));
      assertThat(body.verifiers()).containsExactly(der);
      assertThat(keys.publicKey().verifier().verifies(pae(), body.signatures().getFirst()))
          .isTrue();
    }
  }

  /** Cosign 2 makes it; its body has no signature. */
  @Test
  void theFirstVersionOfStatementsIsTakenToo() {
    KeyPair keys = KeyPair.generate();
    DsseEnvelope envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, bytes(STATEMENT), keys);
    String text = Json.writeText(envelope.toJson());
    ObjectNode entry = Json.object().put("kind", "intoto").put("apiVersion", "0.0.1");
    ObjectNode spec = entry.putObject("spec");
    spec.putObject("content").put("envelope", text);
    spec.put("publicKey", base64(bytes(keys.publicKey().pem())));
    JsonNode added = added(entry);

    byte[] body = Base64.getDecoder().decode(added.get(id(added)).get("body").stringValue());
    JsonNode content = Json.parse(body, "body").get("spec").get("content");
    assertThat(content.get("hash").get("value").stringValue())
        .isEqualTo(Digest.of(bytes(text)).hex());
    assertThat(content.has("envelope")).isFalse();
    assertThat(search(Json.object().put("hash", "sha256:" + "ab".repeat(32))))
        .containsExactly(id(added));
    spec.put("publicKey", base64(bytes(log.publicKey().pem())));
    refuses(entry, "could not verify envelope");
  }

  @Test
  void entriesAreFoundByDigestAddressAndKey() {
    KeyPair keys = KeyPair.generate();
    byte[] certificate =
        TestCertificates.of(
            keys.publicKey(), "", new GeneralName(GeneralName.rfc822Name, "Ann@example.com"));
    String pem = Pem.of("CERTIFICATE", certificate).text();
    String id = id(added(hashed(keys, pem)));
    String other = id(added(envelope(keys)));

    assertThat(search(Json.object().put("hash", Digest.of(ARTIFACT).toString())))
        .containsExactly(id);
    assertThat(search(Json.object().put("hash", Digest.of(ARTIFACT).hex()))).containsExactly(id);
    assertThat(search(Json.object().put("hash", "sha256:" + "ab".repeat(32))))
        .containsExactly(other);
    assertThat(search(Json.object().put("email", "ann@EXAMPLE.com"))).containsExactly(id);
    assertThat(search(Json.object().put("email", "bob@example.com"))).isEmpty();
    assertThat(search(key(pem))).containsExactly(id);
    assertThat(search(key(keys.publicKey().pem()))).containsExactly(other);
    assertThat(search(key(log.publicKey().pem()))).hasSize(1);

    ObjectNode both = key(pem).put("hash", "sha256:" + "ab".repeat(32));
    assertThat(search(both)).containsExactlyInAnyOrder(id, other);
    assertThat(search(both.put("operator", "and"))).isEmpty();
    assertThat(search(key(pem).put("hash", Digest.of(ARTIFACT).hex()).put("operator", "and")))
        .containsExactly(id);

    stop();
    start();
    assertThat(search(key(pem))).as("opened again").containsExactly(id);
  }

  @Test
  void severalEntriesAreFetchedAtOnce() {
    ObjectNode proposed = hashed(KeyPair.generate());
    String id = id(added(proposed));
    ObjectNode query = Json.object();
    query.putArray("entryUUIDs").add(id).add("00".repeat(32));
    query.putArray("logIndexes").add(0).add(77);
    query.putArray("entries").add(proposed).add(hashed(KeyPair.generate()));

    JsonNode found = RunningLog.json(server.post(ENTRIES + "/retrieve", query));

    assertThat(found).hasSize(3);
    assertThat(found.get(0).has(id)).isTrue();
    assertThat(found.get(1).has(id)).isTrue();
    ObjectNode many = Json.object();
    var list = many.putArray("logIndexes");
    for (int i = 0; i < 11; i++) {
      list.add(i);
    }
    HttpResponse<byte[]> refused = server.post(ENTRIES + "/retrieve", many);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(new String(refused.body(), UTF_8))
        .contains("more than max allowed 10 entries in request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "entryUUIDs | {\"a\":1} | 605",
        "entryUUIDs | [] | 605",
        "entryUUIDs | null | 605",
        "logIndexes | {\"a\":1} | 601",
        "logIndexes | [1] | 601",
        "logIndexes | null | 601"
      })
  void whatIsNoIdentifierIsRefusedByTheSchema(String member, String value, int code) {
    String query = "{\"" + member + "\":[" + value + "]}";
    HttpResponse<byte[]> refused = server.post(ENTRIES + "/retrieve", query.getBytes(UTF_8));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(RunningLog.json(refused).get("code").intValue()).isEqualTo(code);
  }

  @Test
  void theLogTellsOfItsTreeAndHowItGrew() {
    byte[] before = log.store().head().root();
    added(hashed(KeyPair.generate()));
    JsonNode info = RunningLog.json(server.get("/api/v1/log"));
    assertThat(info.get("treeSize").longValue()).isEqualTo(2);
    assertThat(info.get("treeID").stringValue()).isEqualTo(Long.toString(log.treeId()));
    requireSigned(info.get("signedTreeHead").stringValue());

    JsonNode proof = RunningLog.json(server.get("/api/v1/log/proof?firstSize=1&lastSize=2"));
    byte[] root = HexFormat.of().parseHex(proof.get("rootHash").stringValue());
    assertThat(ConsistencyProof.between(1, 2, hex(proof.get("hashes"))).proves(before, root))
        .isTrue();
    byte[] pem = server.get("/api/v1/log/publicKey").body();
    assertThat(VerificationKey.parsePem(pem, "key")).isEqualTo(log.publicKey());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/log/entries, 422, logIndex in query is required",
    "/api/v1/log/entries?logIndex=x, 422, must be of type int64",
    "/api/v1/log/entries?logIndex=9, 404, ''",
    "/api/v1/log/entries/abc, 422, entryUUID in path should match",
    "/api/v1/log/proof, 422, lastSize in query is required",
    "/api/v1/log/proof?firstSize=3&lastSize=2, 400, firstSize(3) must be less than lastSize(2)",
    "/api/v1/log/proof?lastSize=9, 400, requested(9) was greater than what is currently"
        + " observable(1)",
    "/api/v2/log, 404, path /api/v2/log was not found"
  })
  void whatCannotBeAnsweredIsRefusedInRekorsWords(String path, int status, String words) {
    HttpResponse<byte[]> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new String(answer.body(), UTF_8)).contains(words);
    assertThat(server.get(ENTRIES + "/" + "00".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(server.get(ENTRIES + "/" + "01".repeat(40)).statusCode()).isEqualTo(404);
  }

  @Test
  void anEntryThatDoesNotVerifyIsNotTaken() {
    KeyPair keys = KeyPair.generate();
    ObjectNode wrong = hashed(keys, KeyPair.generate().publicKey().pem());
    refuses(wrong, "verifying signature: invalid signature when validating ASN.1");
    ObjectNode ed25519 = hashed(KeyPair.generate(KeyType.ED25519));
    ((ObjectNode) ed25519.get("spec").get("data").get("hash"))
        .put("algorithm", "sha256")
        .put("value", Digest.of(ARTIFACT).hex());
    refuses(ed25519, "verifying signature: failed to verify signature");
    ObjectNode envelope = envelope(keys);
    ObjectNode proposed = (ObjectNode) envelope.get("spec").get("proposedContent");
    proposed.putArray("verifiers").add(base64(log.publicKey().pem().getBytes(US_ASCII)));
    refuses(envelope, "could not verify envelope");
    ObjectNode statement = statement(keys);
    ((ObjectNode) statement.get("spec").get("content").get("envelope")).put("payloadType", "other");
    refuses(statement, "could not verify envelope");
    refuses(hashed(keys).put("apiVersion", "9.9.9"), "version '9.9.9' not supported");
    refuses(hashed(keys).put("kind", "rpm"), "entry kind 'rpm' does not exist");
    refuses(Json.object().put("kind", "dsse"), "has no apiVersion");
    assertThat(server.post(ENTRIES, "{".getBytes(UTF_8)).statusCode()).isEqualTo(400);
    ObjectNode list = Json.object().put("entries", "none");
    assertThat(server.post(ENTRIES + "/retrieve", list).statusCode()).isEqualTo(400);
    assertThat(log.store().head().size()).isEqualTo(1);
  }

  private void refuses(ObjectNode entry, String words) {
    HttpResponse<byte[]> answer = server.post(ENTRIES, entry);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = RunningLog.json(answer);
    assertThat(error.get("code").intValue()).isEqualTo(400);
    assertThat(error.get("message").stringValue())
        .startsWith("error processing entry: ")
        .contains(words);
  }

  private void requireHolds(JsonNode entry, String id, long index) {
    byte[] body = Base64.getDecoder().decode(entry.get("body").stringValue());
    assertThat(Json.write(Json.parse(body, "body")))
        .isEqualTo(CanonicalJson.write(Json.parse(body, "body"), "body"));
    assertThat(id).endsWith(HexFormat.of().formatHex(MerkleHash.leaf(body)));
    assertThat(entry.get("integratedTime").longValue()).isEqualTo(NOW.getEpochSecond());
    assertThat(entry.get("logIndex").longValue()).isEqualTo(index);
    JsonNode verification = entry.get("verification");
    ObjectNode promised = (ObjectNode) entry.deepCopy();
    promised.remove("verification");
    byte[] promise =
        Base64.getDecoder().decode(verification.get("signedEntryTimestamp").stringValue());
    assertThat(log.publicKey().verifier().verifies(CanonicalJson.write(promised, "entry"), promise))
        .isTrue();
    JsonNode proof = verification.get("inclusionProof");
    Checkpoint checkpoint = requireSigned(proof.get("checkpoint").stringValue());
    assertThat(proof.get("treeSize").longValue()).isEqualTo(checkpoint.size());
    assertThat(
            new InclusionProof(index, checkpoint.size(), hex(proof.get("hashes")))
                .proves(MerkleHash.leaf(body), checkpoint.root()))
        .isTrue();
  }

  private Checkpoint requireSigned(String note) {
    Checkpoint checkpoint = Checkpoint.parse(note.getBytes(UTF_8), "checkpoint");
    NoteKey key = new NoteKey("rekor.localhost", log.publicKey(), SignatureAlgorithm.ECDSA_SHA256);
    assertThat(key.signed(checkpoint.note())).isTrue();
    assertThat(checkpoint.origin()).isEqualTo("rekor.localhost - " + log.treeId());
    return checkpoint;
  }

  private JsonNode added(ObjectNode entry) {
    HttpResponse<byte[]> answer = server.post(ENTRIES, entry);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
    return RunningLog.json(answer);
  }

  private static String id(JsonNode added) {
    return added.propertyNames().iterator().next();
  }

  private static EntryBody body(JsonNode added, String kind, String version) {
    byte[] body = Base64.getDecoder().decode(added.get(id(added)).get("body").stringValue());
    return EntryBody.parse(
        new TransparencyLogEntry(
            1, new byte[32], kind, version, 1, Optional.empty(), Optional.empty(), body));
  }

  private static String version(ObjectNode entry) {
    return entry.get("apiVersion").stringValue();
  }

  private List<String> search(ObjectNode query) {
    HttpResponse<byte[]> answer = server.post("/api/v1/index/retrieve", query);
    assertThat(answer.statusCode()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    RunningLog.json(answer).forEach(id -> ids.add(id.stringValue()));
    return ids;
  }

  private static ObjectNode key(String pem) {
    ObjectNode query = Json.object();
    query.putObject("publicKey").put("format", "x509").put("content", base64(bytes(pem)));
    return query;
  }

  private static ObjectNode hashed(KeyPair keys) {
    return hashed(keys, keys.publicKey().pem());
  }

  private static ObjectNode hashed(KeyPair keys, String pem) {
    boolean edwards = keys.publicKey().type() == KeyType.ED25519;
    DigestAlgorithm algorithm = edwards ? DigestAlgorithm.SHA512 : DigestAlgorithm.SHA256;
    byte[] signature =
        edwards ? keys.sign(SignatureAlgorithm.ED25519_PREHASHED, ARTIFACT) : keys.sign(ARTIFACT);
    ObjectNode entry = Json.object().put("kind", "hashedrekord").put("apiVersion", "0.0.1");
    ObjectNode spec = entry.putObject("spec");
    spec.putObject("data")
        .putObject("hash")
        .put("algorithm", algorithm.prefix())
        .put("value", Digest.of(algorithm, ARTIFACT).hex());
    ObjectNode signed = spec.putObject("signature").put("content", base64(signature));
    signed.putObject("publicKey").put("content", base64(bytes(pem)));
    return entry;
  }

  private static byte[] pae() {
    return PreAuthEncoding.of(DsseEnvelope.IN_TOTO, bytes(STATEMENT));
  }

  private static ObjectNode envelope(KeyPair keys) {
    DsseEnvelope envelope = DsseEnvelope.sign(DsseEnvelope.IN_TOTO, bytes(STATEMENT), keys);
    ObjectNode entry = Json.object().put("kind", "dsse").put("apiVersion", "0.0.1");
    ObjectNode proposed = entry.putObject("spec").putObject("proposedContent");
    proposed.put("envelope", Json.writeText(envelope.toJson()));
    proposed.putArray("verifiers").add(base64(bytes(keys.publicKey().pem())));
    return entry;
  }

  private static ObjectNode statement(KeyPair keys) {
    JsonFields envelope =
        JsonFields.of(
            DsseEnvelope.sign(DsseEnvelope.IN_TOTO, bytes(STATEMENT), keys).toJson(), "it");
    ObjectNode entry = Json.object().put("kind", "intoto").put("apiVersion", "0.0.2");
    ObjectNode content = entry.putObject("spec").putObject("content");
    ObjectNode inner = content.putObject("envelope");
    inner.put("payloadType", envelope.text("payloadType"));
    inner.put("payload", base64(bytes(envelope.text("payload"))));
    inner
        .putArray("signatures")
        .addObject()
        .put("sig", base64(bytes(envelope.objects("signatures").getFirst().text("sig"))))
        .put("publicKey", base64(bytes(keys.publicKey().pem())));
    content.putObject("hash").put("algorithm", "sha256").put("value", "cd".repeat(32));
    return entry;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static List<byte[]> hex(JsonNode array) {
    List<byte[]> list = new ArrayList<>();
    array.forEach(each -> list.add(HexFormat.of().parseHex(each.stringValue())));
    return list;
  }
}
