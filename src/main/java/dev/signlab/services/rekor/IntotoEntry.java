package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements about artifacts. In version 0.0.2 it is an envelope with the key of each signature
 * inside of it, in which payload and signatures are in Base64 twice; the digest of the envelope is
 * the client's word there: the log cannot tell. In version 0.0.1, which cosign 2 makes, it is an
 * envelope as text and one key beside it, and no signature is kept.
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

  static AcceptedEntry verifyFirst(JsonFields spec) {
    JsonFields content = spec.object("content");
    if (!content.has("envelope")) {
      throw RekorRefusal.entry("missing envelope content");
    }
    byte[] text = content.text("envelope").getBytes(StandardCharsets.UTF_8);
    DsseEnvelope envelope = DsseEnvelope.parse(text, "envelope");
    EntryVerifier verifier = EntryVerifier.parse(spec.bytes("publicKey"));
    List<EntryVerifier> signers = EnvelopeSignatures.verify(envelope, List.of(verifier));
    Digest hash = Digest.of(text);
    ObjectNode body = Json.object();
    ObjectNode kept = body.putObject("content");
    kept.set("hash", HashedRekord.hash(hash));
    kept.set("payloadHash", HashedRekord.hash(Digest.of(envelope.payload())));
    body.put("publicKey", verifier.base64());
    List<String> keys = new ArrayList<>(EnvelopeSignatures.keys(envelope, signers));
    keys.add(hash.toString());
    return AcceptedEntry.of("intoto", "0.0.1", body, keys);
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
