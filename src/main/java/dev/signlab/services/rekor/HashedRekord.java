package dev.signlab.services.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A signature over an artifact of which the log is told the digest alone. */
final class HashedRekord {

  private HashedRekord() {}

  static AcceptedEntry verify(JsonFields spec) {
    JsonFields signature = spec.object("signature");
    EntryVerifier verifier = EntryVerifier.parse(signature.object("publicKey").bytes("content"));
    JsonFields hash = spec.object("data").object("hash");
    return of(verifier, signature.bytes("content"), digest(hash));
  }

  static AcceptedEntry of(EntryVerifier verifier, byte[] signature, Digest digest) {
    if (!verifier.signed(digest, signature)) {
      throw RekorRefusal.entry("verifying signature: " + verifier.invalid());
    }
    ObjectNode body = Json.object();
    body.putObject("data").set("hash", hash(digest));
    ObjectNode signed = body.putObject("signature");
    signed.put("content", Base64.getEncoder().encodeToString(signature));
    signed.putObject("publicKey").put("content", verifier.base64());
    List<String> keys = new ArrayList<>(verifier.subjects());
    keys.add(verifier.indexKey());
    keys.add(digest.toString());
    return AcceptedEntry.of("hashedrekord", "0.0.1", body, keys);
  }

  static Digest digest(JsonFields hash) {
    String value = hash.text("value").toLowerCase(Locale.ROOT);
    return Digest.parse(hash.optionalText("algorithm").orElse("sha256") + ":" + value);
  }

  static ObjectNode hash(Digest digest) {
    return Json.object().put("algorithm", digest.algorithm().prefix()).put("value", digest.hex());
  }
}
