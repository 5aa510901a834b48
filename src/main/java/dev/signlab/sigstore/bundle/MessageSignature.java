package dev.signlab.sigstore.bundle;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.sigstore.protojson.HashName;
import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.sigstore.protojson.ProtoObject;
import java.util.List;
import java.util.Optional;

/**
 * A signature over some bytes that the bundle does not hold.
 *
 * @param algorithm of the digest by its protobuf name, such as {@code SHA2_256}; empty when no
 *     digest is there
 * @param digest of the bytes, unauthenticated: it helps to find them, and proves nothing
 * @param signature over the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageSignature(String algorithm, byte[] digest, byte[] signature)
    implements BundleContent {

  /** The name of SHA-256. */
  public static final String SHA2_256 = HashName.of(DigestAlgorithm.SHA256);

  /** The names in the order of their numbers, from zero. */
  private static final List<String> ALGORITHMS =
      List.of(
          "",
          SHA2_256,
          HashName.of(DigestAlgorithm.SHA384),
          HashName.of(DigestAlgorithm.SHA512),
          "SHA3_256",
          "SHA3_384");

  /** Copies the bytes. */
  public MessageSignature {
    digest = digest.clone();
    signature = signature.clone();
  }

  /** Names the digest that a signature is over. */
  public static MessageSignature of(Digest digest, byte[] signature) {
    return new MessageSignature(HashName.of(digest.algorithm()), digest.bytes(), signature);
  }

  /** Returns the hash that is named; nothing for none, and for one that is not known here. */
  public Optional<DigestAlgorithm> hash() {
    return HashName.parse(algorithm);
  }

  static MessageSignature parse(ProtoFields fields) {
    fields.only("messageDigest", "signature");
    byte[] signature = fields.bytes("signature");
    ProtoFields digest = fields.object("messageDigest").only("algorithm", "digest");
    return isFilled(digest)
        ? new MessageSignature(algorithm(digest), digest.bytes("digest"), signature)
        : new MessageSignature("", new byte[0], signature);
  }

  /** cosign 3.1 writes an empty one for Ed25519, where it hashes nothing. */
  private static boolean isFilled(ProtoFields digest) {
    return digest.has("algorithm") || digest.has("digest");
  }

  /** Protobuf reads the number of a name in place of the name. */
  private static String algorithm(ProtoFields digest) {
    boolean named = digest.fields().node().path("algorithm").isString();
    String name = named ? digest.text("algorithm") : numbered(digest.count("algorithm"));
    if (name.isEmpty() || !ALGORITHMS.contains(name)) {
      throw digest.malformed("has no known algorithm", String.join(" ", ALGORITHMS).strip(), name);
    }
    return name;
  }

  private static String numbered(long number) {
    return number < ALGORITHMS.size() ? ALGORITHMS.get((int) number) : String.valueOf(number);
  }

  @Override
  public String words() {
    return "message-signature";
  }

  @Override
  public void writeTo(ProtoObject bundle) {
    ProtoObject digested = new ProtoObject().text("algorithm", algorithm).bytes("digest", digest);
    ProtoObject message = new ProtoObject().object("messageDigest", digested);
    bundle.object("messageSignature", message.bytes("signature", signature));
  }
}
