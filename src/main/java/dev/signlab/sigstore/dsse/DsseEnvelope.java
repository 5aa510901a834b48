package dev.signlab.sigstore.dsse;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.Verifier;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payload, its type, and the signatures over both. The payload is kept as the bytes that were
 * received and is never written anew, since the signatures cover those bytes. Immutable.
 */
public final class DsseEnvelope {

  /** The type of payload that in-toto statements have. */
  public static final String IN_TOTO = "application/vnd.in-toto+json";

  /** The most bytes of an envelope that are read: 40 MiB, as much as a text of JSON may hold. */
  public static final int LARGEST = 40 << 20;

  private static final int MOST_SIGNATURES = 32;

  private final String payloadType;
  private final byte[] payload;
  private final List<DsseSignature> signatures;

  private DsseEnvelope(String payloadType, byte[] payload, List<DsseSignature> signatures) {
    this.payloadType = payloadType;
    this.payload = payload;
    this.signatures = List.copyOf(signatures);
  }

  /**
   * Reads an envelope.
   *
   * @param json the JSON form of {@code envelope.md}
   * @param what names it in problems
   */
  public static DsseEnvelope parse(byte[] json, String what) {
    if (json.length > LARGEST) {
      throw malformed(what + " is too large", "at most " + LARGEST + " bytes", json.length + "");
    }
    return of(Json.parseObject(json, what));
  }

  /** Takes an object as an envelope of the DSSE protocol. */
  public static DsseEnvelope of(JsonFields fields) {
    List<DsseSignature> signatures =
        fields.objects("signatures").stream().map(DsseEnvelope::signature).toList();
    checkCount(signatures.size(), fields.what());
    return new DsseEnvelope(fields.text("payloadType"), fields.bytes("payload"), signatures);
  }

  /** Takes the message inside a sigstore bundle as an envelope ({@code envelope.proto}). */
  public static DsseEnvelope of(ProtoFields fields) {
    fields.only("payload", "payloadType", "signatures");
    List<DsseSignature> signatures =
        fields.objects("signatures", MOST_SIGNATURES).stream()
            .map(each -> each.only("sig", "keyid"))
            .map(each -> new DsseSignature(each.text("keyid"), each.bytes("sig")))
            .toList();
    checkCount(signatures.size(), fields.what());
    return new DsseEnvelope(fields.text("payloadType"), fields.bytes("payload"), signatures);
  }

  private static void checkCount(int count, String what) {
    if (count == 0 || count > MOST_SIGNATURES) {
      throw malformed(
          what + " has no usable list of signatures",
          "1 to " + MOST_SIGNATURES + " signatures",
          Integer.toString(count));
    }
  }

  /** Signs a payload; the envelope names no key, as cosign's do not. */
  public static DsseEnvelope sign(String payloadType, byte[] payload, Signer signer) {
    byte[] kept = payload.clone();
    byte[] signature = signer.sign(PreAuthEncoding.of(payloadType, kept));
    return new DsseEnvelope(payloadType, kept, List.of(new DsseSignature("", signature)));
  }

  /** Returns the media type of the payload, which the signatures cover too. */
  public String payloadType() {
    return payloadType;
  }

  /** Returns the payload as it was received. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Returns the signatures, at least one. */
  public List<DsseSignature> signatures() {
    return signatures;
  }

  /** Returns the bytes that each signature covers. */
  public byte[] preAuthEncoding() {
    return PreAuthEncoding.of(payloadType, payload);
  }

  /** Tells whether at least one of the signatures verifies. */
  public boolean verifies(Verifier verifier) {
    byte[] signed = preAuthEncoding();
    return signatures.stream().anyMatch(each -> verifier.verifies(signed, each.signature()));
  }

  /** Returns the envelope in JSON, with the members in the order in which cosign writes them. */
  public JsonNode toJson() {
    ObjectNode envelope = Json.object();
    envelope.put("payloadType", payloadType);
    envelope.put("payload", base64(payload));
    ArrayNode list = envelope.putArray("signatures");
    for (DsseSignature each : signatures) {
      list.addObject().put("keyid", each.keyId()).put("sig", base64(each.signature()));
    }
    return envelope;
  }

  private static DsseSignature signature(JsonFields fields) {
    return new DsseSignature(fields.optionalText("keyid").orElse(""), fields.bytes("sig"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static LabException malformed(String summary, String expected, String found) {
    return Problem.of(summary).expected(expected).found(found).cause(Cause.MALFORMED).asException();
  }
}
