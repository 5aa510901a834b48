package dev.signlab.sigstore.client.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What version 1 of a log is asked to keep: {@code hashedrekord} 0.0.1 of a signature over a
 * message, {@code dsse} 0.0.1 of an envelope.
 */
final class ProposedEntry {

  private ProposedEntry() {}

  static JsonNode of(BundleContent content, EntrySigner signer) {
    return switch (content) {
      case MessageSignature message -> hashed(message, signer);
      case BundleContent.Envelope sealed -> envelope(sealed, signer);
    };
  }

  private static JsonNode hashed(MessageSignature message, EntrySigner signer) {
    Digest digest = SignedDigest.of(message, signer, "Rekor");
    ObjectNode spec = Json.object();
    spec.putObject("data")
        .putObject("hash")
        .put("algorithm", digest.algorithm().prefix())
        .put("value", digest.hex());
    ObjectNode signature = spec.putObject("signature");
    signature.put("content", Base64.getEncoder().encodeToString(message.signature()));
    signature.putObject("publicKey").put("content", signer.pemInBase64());
    return entry("hashedrekord", spec);
  }

  private static JsonNode envelope(BundleContent.Envelope sealed, EntrySigner signer) {
    ObjectNode spec = Json.object();
    ObjectNode proposed = spec.putObject("proposedContent");
    proposed.put("envelope", Json.writeText(sealed.envelope().toJson()));
    proposed.putArray("verifiers").add(signer.pemInBase64());
    return entry("dsse", spec);
  }

  private static JsonNode entry(String kind, ObjectNode spec) {
    ObjectNode entry = Json.object();
    entry.put("apiVersion", "0.0.1").put("kind", kind);
    entry.set("spec", spec);
    return entry;
  }
}
