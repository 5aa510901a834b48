package dev.signlab.interop;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import java.nio.file.Path;

/** The kinds of keys in the matrix, each as a file that cosign 3.1.1 wrote. */
enum KeyKind {
  P256("P-256", "p256", KeyType.ECDSA_P256),
  P384("P-384", "p384", KeyType.ECDSA_P384),
  ED25519("Ed25519", "ed25519", KeyType.ED25519),
  RSA("RSA 2048", "rsa2048", KeyType.RSA);

  /** What opens the private keys. */
  static final String PASSWORD = "fixture";

  private final String words;
  private final String file;
  private final KeyType type;

  KeyKind(String words, String file, KeyType type) {
    this.words = words;
    this.file = file;
    this.type = type;
  }

  String words() {
    return words;
  }

  Path privateKey() {
    return fixture(".key");
  }

  Path publicKey() {
    return fixture(".pub");
  }

  /** Returns the public key of somebody else, in PEM. */
  String strangersKey() {
    return KeyPair.generate(type).publicKey().pem();
  }

  private Path fixture(String ending) {
    return Path.of("src/test/resources/fixtures/cosign-3.1.1", file + ending).toAbsolutePath();
  }
}
