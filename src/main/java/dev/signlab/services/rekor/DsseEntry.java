package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An envelope and its signatures; the log keeps the digests of envelope and payload. */
final class DsseEntry {

  private static final int MOST_VERIFIERS = 32;

  private DsseEntry() {}

  static AcceptedEntry verify(JsonFields spec) {
    if (!spec.has("proposedContent")) {
      throw RekorRefusal.entry(
          "either proposedContent or envelopeHash, payloadHash, and signatures must be present");
    }
    JsonFields proposed = spec.object("proposedContent");
    byte[] text = proposed.text("envelope").getBytes(StandardCharsets.UTF_8);
    JsonFields json = Json.parseObject(text, "envelope");
    DsseEnvelope envelope = DsseEnvelope.of(json);
    List<EntryVerifier> signers = EnvelopeSignatures.verify(envelope, verifiers(proposed));
    Digest envelopeHash = Digest.of(text);
    List<String> keys = new ArrayList<>(EnvelopeSignatures.keys(envelope, signers));
    keys.add(envelopeHash.toString());
    ObjectNode body = Json.object();
    body.set("envelopeHash", HashedRekord.hash(envelopeHash));
    body.set("payloadHash", HashedRekord.hash(Digest.of(envelope.payload())));
    body.set("signatures", signatures(json, signers));
    return AcceptedEntry.of("dsse", "0.0.1", body, keys);
  }

  private static List<EntryVerifier> verifiers(JsonFields proposed) {
    List<JsonNode> list = proposed.array("verifiers");
    if (list.isEmpty() || list.size() > MOST_VERIFIERS) {
      throw RekorRefusal.entry("proposedContent.verifiers: 1 to " + MOST_VERIFIERS + " of them");
    }
    return list.stream()
        .map(each -> JsonFields.of(Json.object().set("verifier", each), "verifiers"))
        .map(each -> EntryVerifier.parse(each.bytes("verifier")))
        .toList();
  }

  /** They stand in the order of their text, once each. */
  private static ArrayNode signatures(JsonFields envelope, List<EntryVerifier> signers) {
    Map<String, String> sorted = new TreeMap<>();
    List<JsonFields> given = envelope.objects("signatures");
    for (int i = 0; i < given.size(); i++) {
      sorted.put(given.get(i).text("sig"), signers.get(i).base64());
    }
    ArrayNode list = Json.array();
    sorted.forEach((sig, key) -> list.addObject().put("signature", sig).put("verifier", key));
    return list;
  }
}
