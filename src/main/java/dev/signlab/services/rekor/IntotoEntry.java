package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An envelope with the key of each signature inside of it, in which payload and signatures are in
 * Base64 twice. The digest of the envelope is the client's word: the log cannot tell.
 */
final class IntotoEntry {

  private IntotoEntry() {}

  static AcceptedEntry verify(JsonFields spec) {
    JsonFields content = spec.object("content");
    JsonFields envelope = content.object("envelope");
    if (!envelope.has("payload")) {
      throw RekorRefusal.entry("missing envelope content");
    }
    List<JsonFields> signatures = envelope.objects("signatures");
    DsseEnvelope read = DsseEnvelope.of(JsonFields.of(plain(envelope), "envelope"));
    List<EntryVerifier> given =
        signatures.stream().map(each -> EntryVerifier.parse(each.bytes("publicKey"))).toList();
    List<EntryVerifier> signers = EnvelopeSignatures.verify(read, given);
    Digest hash = HashedRekord.digest(content.object("hash"));
    return AcceptedEntry.of(
        "intoto",
        "0.0.2",
        Json.object().set("content", kept(envelope, read, hash)),
        EnvelopeSignatures.keys(read, signers));
  }

  /** The envelope as DSSE has it. */
  private static ObjectNode plain(JsonFields envelope) {
    ObjectNode plain = Json.object();
    plain.put("payloadType", envelope.text("payloadType"));
    plain.put("payload", inner(envelope.bytes("payload")));
    ArrayNode list = plain.putArray("signatures");
    for (JsonFields each : envelope.objects("signatures")) {
      list.addObject().put("sig", inner(each.bytes("sig")));
    }
    return plain;
  }

  private static ObjectNode kept(JsonFields envelope, DsseEnvelope read, Digest hash) {
    ObjectNode content = Json.object();
    ObjectNode kept = content.putObject("envelope").put("payloadType", read.payloadType());
    ArrayNode list = kept.putArray("signatures");
    for (JsonFields each : envelope.objects("signatures")) {
      ObjectNode one = list.addObject();
      each.optionalText("keyid").filter(id -> !id.isEmpty()).ifPresent(id -> one.put("keyid", id));
      one.put("publicKey", Base64.getEncoder().encodeToString(each.bytes("publicKey")));
      one.put("sig", Base64.getEncoder().encodeToString(each.bytes("sig")));
    }
    content.set("hash", HashedRekord.hash(hash));
    content.set("payloadHash", HashedRekord.hash(Digest.of(read.payload())));
    return content;
  }

  private static String inner(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
