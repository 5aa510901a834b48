package dev.signlab.services.vault;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Base64Text;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Signs and verifies as the engine does (transit API, "Sign data" and "Verify signed data").
 *
 * @param key with all its versions
 * @param hash the word of the path; empty when the request or the default says it
 * @param body the parameters
 */
record TransitSignatures(KeptKey key, String hash, VaultBody body) {

  private static final String PREFIX = "vault:v";
  private static final String PKCS1 = "pkcs1v15";
  private static final String USUAL_HASH = "sha2-256";

  /** What would change the answer, and is not served. */
  private static final List<String> UNSERVED =
      List.of("batch_input", "context", "signature_context", "hmac", "cmac");

  TransitSignatures {
    body.without(UNSERVED);
    if (!List.of("", "asn1").contains(body.text("marshaling_algorithm"))) {
      throw VaultRefusal.invalid("this vault writes signatures as asn1 only");
    }
  }

  /** A signature, with the version that made it. */
  record Made(int version, String text) {}

  Made sign() {
    int asked = body.number("key_version");
    KeyPair pair = key.pair(asked);
    int version = asked == 0 ? key.latest() : asked;
    byte[] input = body.bytes("input");
    Optional<DigestAlgorithm> digest = digest(pair);
    byte[] signature =
        digest.isEmpty()
            ? pair.sign(input)
            : pair.with(algorithm(pair, digest.get())).signDigest(digest(digest.get(), input));
    return new Made(
        version, PREFIX + version + ":" + Base64.getEncoder().encodeToString(signature));
  }

  boolean verify() {
    String[] parts = body.required("signature").split(":", 3);
    if (parts.length < 3 || !(parts[0] + ":" + parts[1]).matches(PREFIX + "\\d{1,9}")) {
      throw VaultRefusal.invalid("invalid signature: no prefix");
    }
    int version = Math.max(1, Integer.parseInt(parts[1].substring(1)));
    if (version > key.latest()) {
      throw VaultRefusal.invalid("invalid signature: version is too new");
    }
    KeyPair pair = key.pair(version);
    byte[] signature = decoded(parts[2]);
    byte[] input = body.bytes("input");
    Optional<DigestAlgorithm> digest = digest(pair);
    return digest.isEmpty()
        ? pair.publicKey().verifier().verifies(input, signature)
        : pair.publicKey()
            .verifier(algorithm(pair, digest.get()))
            .verifies(digest(digest.get(), input), signature);
  }

  private static byte[] decoded(String text) {
    return Base64Text.decode(text)
        .orElseThrow(() -> VaultRefusal.invalid("invalid base64 signature value"));
  }

  /** The hash under the signature; none for Ed25519, which signs the message itself. */
  private Optional<DigestAlgorithm> digest(KeyPair pair) {
    if (pair.publicKey().type() == KeyType.ED25519) {
      if (body.flag("prehashed")) {
        throw VaultRefusal.invalid("this vault signs whole messages with ed25519");
      }
      return Optional.empty();
    }
    return Optional.of(named(hashName()));
  }

  private String hashName() {
    if (!hash.isEmpty()) {
      return hash;
    }
    return body.has("hash_algorithm") ? body.text("hash_algorithm") : USUAL_HASH;
  }

  private static DigestAlgorithm named(String hash) {
    return switch (hash) {
      case "sha2-256" -> DigestAlgorithm.SHA256;
      case "sha2-384" -> DigestAlgorithm.SHA384;
      case "sha2-512" -> DigestAlgorithm.SHA512;
      default -> throw VaultRefusal.invalid("unsupported hash algorithm " + hash);
    };
  }

  private SignatureAlgorithm algorithm(KeyPair pair, DigestAlgorithm digest) {
    if (pair.publicKey().type() == KeyType.RSA && !body.text("signature_algorithm").equals(PKCS1)) {
      throw VaultRefusal.invalid("this vault signs with RSA by signature_algorithm " + PKCS1);
    }
    return pair.publicKey()
        .type()
        .algorithm(digest)
        .orElseThrow(
            () ->
                VaultRefusal.invalid(
                    "this vault does not sign a %s with %s".formatted(digest, key.type().word())));
  }

  private Digest digest(DigestAlgorithm algorithm, byte[] input) {
    if (!body.flag("prehashed")) {
      return Digest.of(algorithm, input);
    }
    try {
      return Digest.ofBytes(algorithm, input);
    } catch (LabException | IllegalArgumentException e) {
      throw VaultRefusal.invalid("the input is no digest of " + algorithm);
    }
  }
}
