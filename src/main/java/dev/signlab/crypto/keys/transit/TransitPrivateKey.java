package dev.signlab.crypto.keys.transit;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.RemoteKey;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs in the engine, by one version of a key whatever is rotated meanwhile.
 *
 * @param calls reach the engine
 * @param key the version
 */
record TransitPrivateKey(TransitCalls calls, TransitKey key) implements RemoteKey {

  @Override
  public byte[] signDigest(SignatureAlgorithm algorithm, Digest digest) {
    ObjectNode body = request(digest.bytes());
    body.put("prehashed", true);
    if (algorithm == SignatureAlgorithm.RSA_PKCS1_SHA256) {
      body.put("signature_algorithm", "pkcs1v15");
    }
    return send("/" + hashName(digest), body);
  }

  @Override
  public byte[] signMessage(SignatureAlgorithm algorithm, byte[] message) {
    return send("", request(message));
  }

  @Override
  public String name() {
    return calls.settings().family().scheme() + "://" + key.name();
  }

  private ObjectNode request(byte[] input) {
    ObjectNode body = Json.object();
    body.put("input", Base64.getEncoder().encodeToString(input));
    body.put("key_version", key.version());
    return body;
  }

  private static String hashName(Digest digest) {
    return switch (digest.algorithm()) {
      case SHA256 -> "sha2-256";
      case SHA384 -> "sha2-384";
      case SHA512 -> "sha2-512";
    };
  }

  private byte[] send(String suffix, ObjectNode body) {
    String signature =
        calls.post(TransitOperation.SIGN, key.name(), suffix, body).text("signature");
    String prefix = "vault:v" + key.version() + ":";
    if (!signature.startsWith(prefix)) {
      throw malformed(prefix + " and a signature in Base64", signature);
    }
    try {
      return Base64.getDecoder().decode(signature.substring(prefix.length()));
    } catch (IllegalArgumentException e) {
      throw malformed("a signature in Base64", signature);
    }
  }

  private LabException malformed(String expected, String found) {
    return Problem.of(name() + " was not signed with as asked")
        .expected(expected)
        .found(found.substring(0, Math.min(found.length(), 60)))
        .cause(Cause.MALFORMED)
        .asException();
  }
}
