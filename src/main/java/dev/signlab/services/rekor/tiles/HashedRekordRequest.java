package dev.signlab.services.rekor.tiles;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.sigstore.protojson.HashName;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A signature over an artifact of which the log is told the digest alone: hashedrekord 0.0.2. Names
 * are taken as protobuf's JSON has them, or with underscores.
 *
 * @param digest of the artifact
 * @param signature over it
 * @param key says of which kind the verifier is
 * @param certificate whether the verifier is a certificate, and not a key
 * @param verifier in DER
 */
@SuppressWarnings("ArrayRecordComponent")
record HashedRekordRequest(
    byte[] digest, byte[] signature, EntryKey key, boolean certificate, byte[] verifier) {

  private static final String INVALID = "invalid hashedrekord request";

  static HashedRekordRequest parse(JsonFields body) {
    try {
      return hashed(
          member(body, "hashedRekordRequestV002", "hashed_rekord_request_v002")
              .orElseThrow(() -> new TilesRefusal("invalid type, must be hashedrekord", "")));
    } catch (TilesRefusal e) {
      throw e;
    } catch (LabException e) {
      throw new TilesRefusal(
          INVALID, e.problem().summary() + e.problem().found().map(f -> ": " + f).orElse(""));
    }
  }

  private static HashedRekordRequest hashed(JsonFields request) {
    request.only(Set.of("digest", "signature"));
    JsonFields signature = request.object("signature").only(Set.of("content", "verifier"));
    JsonFields verifier = signature.object("verifier");
    Optional<JsonFields> certificate = member(verifier, "x509Certificate", "x509_certificate");
    Optional<JsonFields> publicKey = member(verifier, "publicKey", "public_key");
    if (certificate.isPresent() == publicKey.isPresent()) {
      throw new TilesRefusal(INVALID, "the verifier is no key, or key and certificate");
    }
    JsonFields material = certificate.or(() -> publicKey).orElseThrow();
    return new HashedRekordRequest(
        request.bytes("digest"),
        signature.bytes("content"),
        entryKey(verifier),
        certificate.isPresent(),
        material.bytes(material.has("raw_bytes") ? "raw_bytes" : "rawBytes"));
  }

  private static EntryKey entryKey(JsonFields verifier) {
    String name = verifier.text(verifier.has("key_details") ? "key_details" : "keyDetails");
    return EntryKey.byName(name)
        .orElseThrow(
            () ->
                new TilesRefusal(
                    INVALID,
                    name.equals("PKIX_ED25519")
                        ? "a pure Ed25519 signature cannot be verified by a digest; this log takes"
                            + " PKIX_ED25519_PH"
                        : "unsupported algorithm " + name));
  }

  private static Optional<JsonFields> member(JsonFields fields, String name, String other) {
    return fields.optionalObject(name).or(() -> fields.optionalObject(other));
  }

  /** Returns the bytes to be logged, or refuses a signature that does not verify. */
  byte[] verified() {
    try {
      VerificationKey publicKey =
          certificate
              ? Certificate.parse(verifier, "certificate").key()
              : VerificationKey.parse(verifier, "public key");
      if (!key.fits(publicKey)) {
        throw new TilesRefusal(INVALID, "the key is not " + key + ", but " + publicKey.type());
      }
      if (digest.length * 2 != key.digestAlgorithm().hexLength()) {
        throw new TilesRefusal(
            INVALID, "a digest of " + digest.length + " bytes for " + key.digestAlgorithm());
      }
      Digest artifact = Digest.ofBytes(key.digestAlgorithm(), digest);
      if (!publicKey.verifier(key.algorithm()).verifies(artifact, signature)) {
        throw new TilesRefusal(INVALID, "the signature does not verify by the key");
      }
    } catch (TilesRefusal e) {
      throw e;
    } catch (LabException e) {
      throw new TilesRefusal(INVALID, e.problem().summary());
    }
    return CanonicalJson.write(body(), "log entry");
  }

  private ObjectNode body() {
    ObjectNode body = Json.object().put("apiVersion", "0.0.2").put("kind", "hashedrekord");
    ObjectNode record = body.putObject("spec").putObject("hashedRekordV002");
    record
        .putObject("data")
        .put("algorithm", HashName.of(key.digestAlgorithm()))
        .put("digest", base64(digest));
    ObjectNode signed = record.putObject("signature").put("content", base64(signature));
    ObjectNode by = signed.putObject("verifier").put("keyDetails", key.name());
    by.putObject(certificate ? "x509Certificate" : "publicKey").put("rawBytes", base64(verifier));
    return body;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
