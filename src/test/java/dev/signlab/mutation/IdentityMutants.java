package dev.signlab.mutation;

import dev.signlab.json.Json;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of a bundle that an identity signed: of what lies beside the signature.
 *
 * @param changes the changes, by their names
 */
record IdentityMutants(Map<String, Consumer<ObjectNode>> changes) {

  private static final String PROMISE = "inclusionPromise";
  private static final String PROOF = "inclusionProof";
  private static final String TIME = "integratedTime";
  private static final String INDEX = "logIndex";
  private static final String BYTES = "rawBytes";

  /**
   * Returns the changes.
   *
   * @param other a bundle of the same signer, about the same file
   * @param timestamper the certificate of the timestamp authority, in DER
   */
  static IdentityMutants of(ObjectNode other, byte[] timestamper) {
    IdentityMutants mutants = new IdentityMutants(new LinkedHashMap<>());
    mutants.add("nothing", bundle -> {});
    mutants.entry();
    mutants.proof();
    mutants.signer(other);
    mutants.timestamp(timestamper);
    return mutants;
  }

  private void add(String name, Consumer<ObjectNode> change) {
    changes.put(name, change);
  }

  private void entry() {
    add("the promise of the log removed", bundle -> entry(bundle).remove(PROMISE));
    add(
        "promise and time removed",
        bundle -> {
          entry(bundle).remove(PROMISE);
          entry(bundle).remove(TIME);
        });
    add(
        "the promise changed",
        bundle -> {
          ObjectNode promise = entry(bundle).putObject(PROMISE);
          promise.put("signedEntryTimestamp", "MEUCIQDu");
        });
    add("the time of the log changed", bundle -> entry(bundle).put(TIME, "1795826542"));
    add("the index changed", bundle -> entry(bundle).put(INDEX, "77"));
    add("the log changed", bundle -> flip((ObjectNode) entry(bundle).get("logId"), "keyId", 0));
    add("the entry's text changed", bundle -> flip(entry(bundle), "canonicalizedBody", 60));
    add("the entry's kind changed", bundle -> kind(bundle).put("kind", "dsse"));
    add("the version of its kind changed", bundle -> kind(bundle).put("version", "0.0.9"));
    add("the entry twice", bundle -> entries(bundle).add(entry(bundle).deepCopy()));
    add("the entry removed", bundle -> material(bundle).remove("tlogEntries"));
  }

  private void proof() {
    add("the proof removed", bundle -> entry(bundle).remove(PROOF));
    add("the proof's index changed", bundle -> proof(bundle).put(INDEX, "0"));
    add("the proof's size changed", bundle -> proof(bundle).put("treeSize", "99"));
    add("the proof's root changed", bundle -> flip(proof(bundle), "rootHash", 0));
    add("the proof's hashes removed", bundle -> proof(bundle).putArray("hashes"));
    add(
        "the checkpoint's size changed",
        bundle -> checkpoint(bundle, text -> text.replaceFirst("\n\\d+\n", "\n99\n")));
    add(
        "the checkpoint signed by nobody",
        bundle -> checkpoint(bundle, text -> text.substring(0, text.indexOf("\n\n") + 2)));
  }

  private void signer(ObjectNode other) {
    add("the certificate's signature changed", bundle -> flip(certificate(bundle), BYTES, -1));
    add(
        "the certificate of another signature",
        bundle -> certificate(bundle).set(BYTES, certificate(other).get(BYTES)));
    add(
        "the certificate in a chain of one",
        bundle -> {
          ObjectNode chain = Json.object();
          chain.putArray("certificates").add(certificate(bundle).deepCopy());
          material(bundle).remove("certificate");
          material(bundle).set("x509CertificateChain", chain);
        });
    add(
        "a key in place of the certificate",
        bundle -> {
          material(bundle).remove("certificate");
          material(bundle).putObject("publicKey").put("hint", "");
        });
    add("the signature changed", bundle -> flip(message(bundle), "signature", 20));
    add("the other signature", bundle -> bundle.set("messageSignature", message(other)));
  }

  private void timestamp(byte[] timestamper) {
    add("the timestamp removed", bundle -> material(bundle).remove("timestampVerificationData"));
    add("the timestamp's signature changed", bundle -> flip(stamp(bundle), "signedTimestamp", -1));
    add(
        "the certificate inside the timestamp changed",
        bundle -> {
          byte[] token =
              Base64.getDecoder().decode(stamp(bundle).get("signedTimestamp").asString());
          int at = indexOf(token, timestamper) + timestamper.length - 1;
          flip(stamp(bundle), "signedTimestamp", at);
        });
    add(
        "a second timestamp that is none",
        bundle -> stamps(bundle).addObject().put("signedTimestamp", "MANhYmM="));
  }

  private static ObjectNode material(ObjectNode bundle) {
    return (ObjectNode) bundle.get("verificationMaterial");
  }

  private static ObjectNode kind(ObjectNode bundle) {
    return (ObjectNode) entry(bundle).get("kindVersion");
  }

  private static ArrayNode entries(ObjectNode bundle) {
    return (ArrayNode) material(bundle).get("tlogEntries");
  }

  private static ObjectNode entry(ObjectNode bundle) {
    return (ObjectNode) entries(bundle).get(0);
  }

  private static ObjectNode proof(ObjectNode bundle) {
    return (ObjectNode) entry(bundle).get(PROOF);
  }

  private static ObjectNode certificate(ObjectNode bundle) {
    return (ObjectNode) material(bundle).get("certificate");
  }

  private static ObjectNode message(ObjectNode bundle) {
    return (ObjectNode) bundle.get("messageSignature");
  }

  private static ArrayNode stamps(ObjectNode bundle) {
    return (ArrayNode) material(bundle).get("timestampVerificationData").get("rfc3161Timestamps");
  }

  private static ObjectNode stamp(ObjectNode bundle) {
    return (ObjectNode) stamps(bundle).get(0);
  }

  private static void checkpoint(ObjectNode bundle, UnaryOperator<String> change) {
    ObjectNode checkpoint = (ObjectNode) proof(bundle).get("checkpoint");
    checkpoint.put("envelope", change.apply(checkpoint.get("envelope").asString()));
  }

  /** Changes a byte of what stands there in Base64; one below zero counts from the end. */
  private static void flip(ObjectNode object, String member, int at) {
    byte[] bytes = Base64.getDecoder().decode(object.get(member).asString());
    bytes[Math.floorMod(at, bytes.length)] ^= 1;
    object.put(member, Base64.getEncoder().encodeToString(bytes));
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("the timestamp holds no certificate of its authority");
  }
}
