package dev.signlab.services.rekor.tiles;

import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.VerificationKey;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of keys whose signatures the log takes, by the names of PublicKeyDetails. */
enum EntryKey {
  PKIX_ECDSA_P256_SHA_256(KeyType.ECDSA_P256, SignatureAlgorithm.ECDSA_SHA256, 0),
  PKIX_ECDSA_P384_SHA_384(KeyType.ECDSA_P384, SignatureAlgorithm.ECDSA_SHA384, 0),
  PKIX_ECDSA_P521_SHA_512(KeyType.ECDSA_P521, SignatureAlgorithm.ECDSA_SHA512, 0),
  PKIX_RSA_PKCS1V15_2048_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256, 2048),
  PKIX_RSA_PKCS1V15_3072_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256, 3072),
  PKIX_RSA_PKCS1V15_4096_SHA256(KeyType.RSA, SignatureAlgorithm.RSA_PKCS1_SHA256, 4096),
  PKIX_ED25519_PH(KeyType.ED25519, SignatureAlgorithm.ED25519_PREHASHED, 0);

  private final KeyType type;
  private final SignatureAlgorithm algorithm;
  private final int rsaBits;

  EntryKey(KeyType type, SignatureAlgorithm algorithm, int rsaBits) {
    this.type = type;
    this.algorithm = algorithm;
    this.rsaBits = rsaBits;
  }

  static Optional<EntryKey> byName(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  DigestAlgorithm digestAlgorithm() {
    return algorithm.digestAlgorithm().orElseThrow();
  }

  boolean fits(VerificationKey key) {
    return key.type() == type && (rsaBits == 0 || key.rsaBits() == rsaBits);
  }
}
