package dev.signlab.services.ctlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.services.rekor.RunningLog;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.sigstore.certificate.TlsReader;
import dev.signlab.sigstore.certificate.TlsWriter;
import dev.signlab.transparency.merkle.ConsistencyProof;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.signlab.transparency.merkle.MerkleHash;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CtLogTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30.123Z");

  @TempDir private Path folder;
  private final TestAuthority authority = new TestAuthority();
  private CtLog log;
  private RunningLog server;

  @BeforeEach
  void start() {
    log = CtLog.open(folder, InstantSource.fixed(NOW), List.of(authority.root()));
    server = RunningLog.of(new CtEndpoints(log));
  }

  @AfterEach
  void stop() {
    server.close();
    log.close();
  }

  @Test
  void theTimestampOfAPrecertificateHoldsForTheCertificate() throws Exception {
    JsonNode answer = add("add-pre-chain", authority.precertificate(7));
    SignedCertificateTimestamp timestamp = timestamp(answer);

    byte[] extension = SignedCertificateTimestamp.encodeExtension(List.of(timestamp));
    Certificate issued = Certificate.parse(authority.certificate(7, extension), "certificate");
    Certificate root = Certificate.parse(authority.root(), "root");
    CertificateEntry entry = CertificateEntry.embedding(issued, root.key());
    assertThat(timestamp.verifies(entry, log.publicKey())).isTrue();
    assertThat(timestamp.timestamp()).isEqualTo(NOW);
    assertThat(
            SignedCertificateTimestamp.parseExtension(
                issued.extension(CertificateEntry.TIMESTAMPS).orElseThrow(), "extension"))
        .hasSize(1);
    requireInside(entry.timestamped(NOW, new byte[0]));
  }

  @Test
  void theTimestampOfACertificateStandsBesideIt() throws Exception {
    byte[] certificate = authority.certificate(8);
    SignedCertificateTimestamp timestamp = timestamp(add("add-chain", certificate));

    CertificateEntry entry = CertificateEntry.whole(Certificate.parse(certificate, "it"));
    assertThat(timestamp.verifies(entry, log.publicKey())).isTrue();
    requireInside(entry.timestamped(NOW, new byte[0]));
  }

  @Test
  void theTreeHeadIsSignedByTheLog() throws Exception {
    add("add-chain", authority.certificate(1));
    JsonNode head = get("get-sth");
    byte[] root = bytes(head.get("sha256_root_hash"));
    byte[] signed =
        new TlsWriter()
            .number(0, 1)
            .number(1, 1)
            .number(head.get("timestamp").longValue(), 8)
            .number(head.get("tree_size").longValue(), 8)
            .fixed(root)
            .bytes();
    TlsReader signature = new TlsReader(bytes(head.get("tree_head_signature")), "signature");

    assertThat(signature.number(2)).isEqualTo(0x0403);
    assertThat(log.publicKey().verifier().verifies(signed, signature.vector(2))).isTrue();
    assertThat(head.get("timestamp").longValue()).isEqualTo(NOW.toEpochMilli());
    assertThat(root).isEqualTo(log.store().head().root());
  }

  @Test
  void entriesProofsAndRootsAreHandedOut() throws Exception {
    for (int i = 0; i < 5; i++) {
      add("add-chain", authority.certificate(i));
    }
    add("add-pre-chain", authority.precertificate(9));
    JsonNode entries = get("get-entries?start=4&end=100").get("entries");
    assertThat(entries).hasSize(2);
    TlsReader certificate = new TlsReader(bytes(entries.get(0).get("extra_data")), "extra data");
    assertThat(certificate.vectors(3, 3)).containsExactly(authority.root());
    TlsReader pre = new TlsReader(bytes(entries.get(1).get("extra_data")), "extra data");
    assertThat(Certificate.parse(pre.vector(3), "it").extension(CertificateEntry.POISON))
        .isPresent();
    assertThat(pre.vectors(3, 3)).containsExactly(authority.root());

    JsonNode both = get("get-entry-and-proof?leaf_index=2&tree_size=5");
    byte[] leaf = MerkleHash.leaf(bytes(both.get("leaf_input")));
    byte[] older = log.store().tree(5).root();
    assertThat(new InclusionProof(2, 5, list(both.get("audit_path"))).proves(leaf, older)).isTrue();

    JsonNode grown = get("get-sth-consistency?first=5&second=6");
    assertThat(
            ConsistencyProof.between(5, 6, list(grown.get("consistency")))
                .proves(older, log.store().head().root()))
        .isTrue();
    assertThat(get("get-sth-consistency?first=0&second=6").get("consistency")).isEmpty();
    assertThat(get("get-entries?start=4&end=" + Long.MAX_VALUE).get("entries")).hasSize(2);
    assertThat(list(get("get-roots").get("certificates"))).containsExactly(authority.root());
  }

  @ParameterizedTest
  @CsvSource({
    "get-entries?start=1&end=0, 400, start > end",
    "get-entries?start=7&end=8, 400, need tree size: 8 to get leaves but only got: 1",
    "get-entries?start=-1&end=8, 400, parameter 'start'",
    "get-sth-consistency?first=2&second=1, 400, second 1 < first 2",
    "get-sth-consistency?first=1&second=9, 400, need tree size: 9 for proof but only got: 1",
    "get-proof-by-hash?hash=eA&tree_size=1, 400, invalid base64 hash",
    "get-proof-by-hash?hash=eHg=&tree_size=1, 404, no such leaf",
    "get-entry-and-proof?leaf_index=1&tree_size=1, 400, leaf_index 1 >= tree_size 1",
    "add-chain, 405, method not allowed: GET",
    "get-nothing, 404, no such path"
  })
  void whatCannotBeAnsweredIsRefusedWithItsCause(String path, int status, String words)
      throws Exception {
    add("add-chain", authority.certificate(1));
    HttpResponse<byte[]> answer = server.get("/ct/v1/" + path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(new String(answer.body(), UTF_8)).contains(words);
  }

  @Test
  void aChainThatLeadsToNoAcceptedRootIsRefused() throws Exception {
    TestAuthority other = new TestAuthority();

    refuses("add-chain", "does not lead to a root", other.certificate(1), other.root());
    refuses("add-chain", "does not lead to a root", other.certificate(1));
    refuses("add-chain", "one that did not issue it", other.certificate(1), authority.root());
    refuses("add-chain", "cert / precert mismatch", authority.precertificate(1));
    refuses("add-pre-chain", "cert / precert mismatch", authority.certificate(1));
    refuses("add-chain", "is not a certificate", new byte[] {1, 2, 3});
    refuses("add-chain", "cert chain was empty");
    HttpResponse<byte[]> noJson = server.post("/ct/v1/add-chain", "{".getBytes(UTF_8));
    assertThat(noJson.statusCode()).isEqualTo(400);
    assertThat(new String(noJson.body(), UTF_8)).contains("failed to parse add-chain body");
    assertThat(log.store().head().size()).isZero();
  }

  @Test
  void whatIsWrongWithTheLogIsNoFaultOfTheRequest(@TempDir Path other) throws Exception {
    InstantSource none =
        () -> {
          throw Problem.of("no clock").cause(Cause.MALFORMED).asException();
        };
    ObjectNode request = chain(authority.certificate(1));
    try (CtLog broken = CtLog.open(other, none, List.of(authority.root()));
        RunningLog answers = RunningLog.of(new CtEndpoints(broken))) {
      HttpResponse<byte[]> answer = answers.post("/ct/v1/add-chain", request);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(new String(answer.body(), UTF_8)).contains("no clock");
    }
  }

  @Test
  void theSameKeyAndTheSameTreeAreThereWhenOpenedAgain() throws Exception {
    add("add-chain", authority.certificate(1));
    var key = log.publicKey();
    var head = log.store().head();
    log.close();

    log = CtLog.open(folder, InstantSource.fixed(NOW), List.of(authority.root()));
    assertThat(log.publicKey()).isEqualTo(key);
    assertThat(log.store().head()).isEqualTo(head);
  }

  private void refuses(String path, String words, byte[]... chain) {
    HttpResponse<byte[]> answer = server.post("/ct/v1/" + path, chain(chain));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).startsWith("Bad Request\n").contains(words);
  }

  private void requireInside(byte[] leaf) {
    byte[] hash = MerkleHash.leaf(leaf);
    String text = Base64.getEncoder().encodeToString(hash).replace("+", "%2B");
    JsonNode proof = get("get-proof-by-hash?tree_size=1&hash=" + text);
    long index = proof.get("leaf_index").longValue();
    assertThat(
            new InclusionProof(index, 1, list(proof.get("audit_path")))
                .proves(hash, log.store().head().root()))
        .isTrue();
  }

  private SignedCertificateTimestamp timestamp(JsonNode answer) {
    assertThat(answer.get("sct_version").intValue()).isZero();
    assertThat(bytes(answer.get("id"))).isEqualTo(log.id());
    byte[] encoded =
        new TlsWriter()
            .number(0, 1)
            .fixed(bytes(answer.get("id")))
            .number(answer.get("timestamp").longValue(), 8)
            .vector(bytes(answer.get("extensions")), 2)
            .fixed(bytes(answer.get("signature")))
            .bytes();
    return SignedCertificateTimestamp.parse(encoded, "answer");
  }

  private JsonNode add(String path, byte[] certificate) {
    HttpResponse<byte[]> answer = server.post("/ct/v1/" + path, chain(certificate));
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return RunningLog.json(answer);
  }

  private JsonNode get(String path) {
    HttpResponse<byte[]> answer = server.get("/ct/v1/" + path);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return RunningLog.json(answer);
  }

  private static ObjectNode chain(byte[]... certificates) {
    ObjectNode body = Json.object();
    ArrayNode chain = body.putArray("chain");
    for (byte[] each : certificates) {
      chain.add(Base64.getEncoder().encodeToString(each));
    }
    return body;
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.stringValue());
  }

  private static List<byte[]> list(JsonNode array) {
    List<byte[]> list = new ArrayList<>();
    array.forEach(each -> list.add(bytes(each)));
    return list;
  }
}
