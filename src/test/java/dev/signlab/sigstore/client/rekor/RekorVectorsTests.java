package dev.signlab.sigstore.client.rekor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.client.ScriptedService;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.signingconfig.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Public logs have answered these signatures: what is sent now says the same as what they logged,
 * and their answers are read to the entries that the bundles have.
 */
class RekorVectorsTests {

  private static final String UUID = "0123456789abcdef".repeat(5);

  private ScriptedService service;

  @BeforeEach
  void start() throws IOException {
    service = new ScriptedService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whatIsSentToVersion1IsWhatThePublicLogKept() {
    Bundle bundle = bundle("happy-path-v0.3-new-mediaType");
    TransparencyLogEntry known = entry(bundle);
    service.then(201, answer(known));

    TransparencyLogEntry got = log(1).add(bundle.content(), signer(bundle));

    assertThat(service.heard().getFirst().line()).isEqualTo("POST /api/v1/log/entries");
    assertThat(sent()).isEqualTo(Json.parse(known.canonicalizedBody(), "body"));
    assertThat(got.toProto().node()).isEqualTo(known.toProto().node());
  }

  @Test
  void anEqualEntryIsFetched() {
    Bundle bundle = bundle("happy-path-v0.3-new-mediaType");
    TransparencyLogEntry known = entry(bundle);
    Map<String, String> place = Map.of("Location", "/api/v1/log/entries/" + UUID);
    service.then(409, place, new byte[0]).then(200, answer(known));

    TransparencyLogEntry got = log(1).add(bundle.content(), signer(bundle));

    assertThat(service.heard().getLast().line()).isEqualTo("GET /api/v1/log/entries/" + UUID);
    assertThat(got.toProto().node()).isEqualTo(known.toProto().node());
  }

  @Test
  void aPlaceOutsideOfTheLogIsNotAsked() {
    Bundle bundle = bundle("happy-path-v0.3-new-mediaType");
    service.then(409, Map.of("Location", "http://localhost:1/secrets"), new byte[0]);

    LabException refused = refused(1, bundle);
    assertThat(refused.problem().isOf(Cause.MALFORMED)).isTrue();
    assertThat(service.heard()).hasSize(1);
  }

  @Test
  void anEntryOfSomethingElseIsRefused() {
    Bundle bundle = bundle("happy-path-v0.3-new-mediaType");
    MessageSignature message = (MessageSignature) bundle.content();
    byte[] other = message.signature().clone();
    other[other.length - 1] ^= 1;
    MessageSignature forged = new MessageSignature(message.algorithm(), message.digest(), other);
    service.then(201, answer(entry(bundle)));

    LabException refused =
        catchThrowableOfType(LabException.class, () -> log(1).add(forged, signer(bundle)));
    assertThat(refused.problem().isOf(Cause.WRONG_LOG_ENTRY)).isTrue();
  }

  @Test
  void anEnvelopeGoesToVersion1AsItIs() {
    Bundle bundle = bundle("intoto-with-custom-trust-root");
    service.then(201, "{}");

    refused(1, bundle);

    JsonFields proposed =
        Json.parseObject(service.heard().getFirst().body(), "it")
            .object("spec")
            .object("proposedContent");
    assertThat(proposed.array("verifiers")).hasSize(1);
    assertThat(proposed.text("envelope")).contains("\"payloadType\"");
  }

  @Test
  void whatIsSentToVersion2IsWhatThePublicLogKept() {
    Bundle bundle = bundle("rekor2-checkpoint-cosigned");
    TransparencyLogEntry known = entry(bundle);
    service.then(201, Json.writeText(known.toProto().node()));

    TransparencyLogEntry got = log(2).add(bundle.content(), signer(bundle));

    assertThat(service.heard().getFirst().line()).isEqualTo("POST /api/v2/log/entries");
    JsonNode kept = Json.parse(known.canonicalizedBody(), "body").at("/spec/hashedRekordV002");
    JsonNode request = sent().get("hashedRekordRequestV002");
    assertThat(request.get("digest")).isEqualTo(kept.at("/data/digest"));
    assertThat(request.get("signature")).isEqualTo(kept.get("signature"));
    assertThat(got.toProto().node()).isEqualTo(known.toProto().node());
  }

  @Test
  void aFrozenLogAndAnEqualEntryAreTold() {
    Bundle bundle = bundle("rekor2-checkpoint-cosigned");
    service
        .then(405, "This log has been frozen, please switch to the latest log.")
        .then(409, "{\"message\":\"an equivalent entry already exists\"}");

    assertThat(refused(2, bundle).problem().hints().toString()).contains("that log is closed");
    assertThat(refused(2, bundle).problem().hints().toString()).contains("in the log already");
  }

  @Test
  void aSignatureOverTheMessageItselfIsNothingForALog() {
    Bundle bundle = bundle("rekor2-checkpoint-cosigned");
    EntrySigner usual = signer(bundle);
    EntrySigner pure =
        new EntrySigner(usual.key(), SignatureAlgorithm.ED25519, usual.certificate());

    LabException refused =
        catchThrowableOfType(LabException.class, () -> log(2).add(bundle.content(), pure));
    assertThat(refused.problem().isOf(Cause.WRONG_ALGORITHM)).isTrue();
    assertThat(service.heard()).isEmpty();
  }

  private LabException refused(int version, Bundle bundle) {
    return catchThrowableOfType(
        LabException.class, () -> log(version).add(bundle.content(), signer(bundle)));
  }

  private JsonNode sent() {
    return Json.parse(service.heard().getFirst().body(), "request");
  }

  private RekorClient log(int version) {
    HttpTransport transport = service.transport();
    return RekorClient.of(new Service(service.url(), version, Optional.empty(), "x"), transport);
  }

  private static EntrySigner signer(Bundle bundle) {
    byte[] der = bundle.material().keySource().leaf().orElseThrow();
    return new EntrySigner(
        Certificate.parse(der, "leaf").key(), SignatureAlgorithm.ECDSA_SHA256, Optional.of(der));
  }

  private static TransparencyLogEntry entry(Bundle bundle) {
    return bundle.material().tlogEntries().getFirst();
  }

  private static Bundle bundle(String name) {
    Path file =
        Vectors.folder("sigstore-conformance").resolve(name).resolve("bundle.sigstore.json");
    try {
      return Bundle.parse(Files.readAllBytes(file), name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The form of Rekor's own API, with the content of a bundle. */
  private static String answer(TransparencyLogEntry known) {
    HexFormat hex = HexFormat.of();
    Base64.Encoder base64 = Base64.getEncoder();
    InclusionProof proof = known.inclusionProof().orElseThrow();
    ObjectNode all = Json.object();
    ObjectNode entry = all.putObject(UUID);
    entry.put("body", base64.encodeToString(known.canonicalizedBody()));
    entry.put("integratedTime", known.integratedTime());
    entry.put("logID", hex.formatHex(known.logId()));
    entry.put("logIndex", known.logIndex());
    ObjectNode verification = entry.putObject("verification");
    verification.put(
        "signedEntryTimestamp", base64.encodeToString(known.inclusionPromise().orElseThrow()));
    ObjectNode inclusion = verification.putObject("inclusionProof");
    inclusion.put("checkpoint", proof.checkpoint());
    var hashes = inclusion.putArray("hashes");
    proof.hashes().forEach(hash -> hashes.add(hex.formatHex(hash)));
    inclusion.put("logIndex", proof.logIndex());
    inclusion.put("rootHash", hex.formatHex(proof.rootHash()));
    inclusion.put("treeSize", proof.treeSize());
    return Json.writeText(all);
  }
}
