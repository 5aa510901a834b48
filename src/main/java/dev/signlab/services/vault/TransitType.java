package dev.signlab.services.vault;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The types of the transit engine that sign, by the words of its API. */
enum TransitType {
  ECDSA_P256("ecdsa-p256", "P-256"),
  ECDSA_P384("ecdsa-p384", "P-384"),
  ECDSA_P521("ecdsa-p521", "P-521"),
  ED25519("ed25519", "ed25519"),
  RSA_2048("rsa-2048", "rsa-2048"),
  RSA_3072("rsa-3072", "rsa-3072"),
  RSA_4096("rsa-4096", "rsa-4096");

  private final String word;
  private final String keyName;

  TransitType(String word, String keyName) {
    this.word = word;
    this.keyName = keyName;
  }

  /** The type of a word; to the engine no word means a type that does not sign. */
  static TransitType of(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                VaultRefusal.invalid(
                    "this vault keeps keys that sign (%s), and none of type %s"
                        .formatted(words(), word.isEmpty() ? "aes256-gcm96" : word)));
  }

  private static String words() {
    return Arrays.stream(values()).map(TransitType::word).collect(Collectors.joining(", "));
  }

  String word() {
    return word;
  }

  /** What the engine calls each version of such a key. */
  String keyName() {
    return keyName;
  }

  KeyPair make() {
    return switch (this) {
      case ECDSA_P256 -> KeyPair.generate(KeyType.ECDSA_P256);
      case ECDSA_P384 -> KeyPair.generate(KeyType.ECDSA_P384);
      case ECDSA_P521 -> KeyPair.generate(KeyType.ECDSA_P521);
      case ED25519 -> KeyPair.generate(KeyType.ED25519);
      case RSA_2048 -> KeyPair.generateRsa(2048);
      case RSA_3072 -> KeyPair.generateRsa(3072);
      case RSA_4096 -> KeyPair.generateRsa(4096);
    };
  }
}
