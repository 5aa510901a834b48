package dev.signlab.sigstore.trustedroot;

import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys by their protobuf names, {@code sigstore_common.proto}. */
public enum KeyDetails {
  PKCS1_RSA_PKCS1V5(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
  PKIX_RSA_PKCS1V5(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
  PKIX_RSA_PKCS1V15_2048_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
  PKIX_RSA_PKCS1V15_3072_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
  PKIX_RSA_PKCS1V15_4096_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256),
  PKIX_ECDSA_P256_SHA_256(KeyType.ECDSA_P256, SignatureAlgorithm.ECDSA_SHA256),
  PKIX_ECDSA_P384_SHA_384(KeyType.ECDSA_P384, SignatureAlgorithm.ECDSA_SHA384),
  PKIX_ECDSA_P521_SHA_512(KeyType.ECDSA_P521, SignatureAlgorithm.ECDSA_SHA512),
  PKIX_ED25519(KeyType.ED25519, SignatureAlgorithm.ED25519),
  PKIX_ED25519_PH(KeyType.ED25519, SignatureAlgorithm.ED25519_PREHASHED);

  private final KeyType type;
  private final SignatureAlgorithm algorithm;

  KeyDetails(KeyType type, SignatureAlgorithm algorithm) {
    this.type = type;
    this.algorithm = algorithm;
  }

  /** Finds the kind of a key that signs with an algorithm; some pairs have no name. */
  public static Optional<KeyDetails> of(VerificationKey key, SignatureAlgorithm algorithm) {
    String prefix =
        key.type() == KeyType.RSA ? "PKIX_RSA_PKCS1V15_" + key.rsaBits() + "_" : "PKIX_";
    return Arrays.stream(values())
        .filter(details -> details.type == key.type() && details.algorithm == algorithm)
        .filter(details -> details.name().startsWith(prefix))
        .findFirst();
  }

  static KeyDetails parse(ProtoFields key) {
    String name = key.text("keyDetails");
    return Arrays.stream(values())
        .filter(details -> details.name().equals(name))
        .findFirst()
        .orElseThrow(() -> key.malformed("is of an unknown kind", Arrays.toString(values()), name));
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  VerificationKey key(byte[] der, String what) {
    VerificationKey key =
        this == PKCS1_RSA_PKCS1V5
            ? VerificationKey.parsePkcs1(der, what)
            : VerificationKey.parse(der, what);
    if (key.type() != type) {
      throw Problem.of(what + " is not of the kind that it claims")
          .expected(type.words())
          .found(key.type().words())
          .cause(Cause.MALFORMED)
          .asException();
    }
    return key;
  }
}
