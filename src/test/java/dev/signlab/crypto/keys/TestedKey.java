package dev.signlab.crypto.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Path;

/** Every kind of key that providers are tried with; openssl made each. */
enum TestedKey {
  P256("p256.pkcs8.pem", "ecdsa-p256", "01"),
  P384("p384.sec1.pem", "ecdsa-p384", "02"),
  P521("p521.sec1.pem", "ecdsa-p521", "03"),
  ED25519("ed25519.pkcs8.pem", "ed25519", "04"),
  RSA_2048("rsa2048.pkcs1.pem", "rsa-2048", "05"),
  RSA_3072("rsa3072.pkcs8.pem", "rsa-3072", "06"),
  RSA_4096("rsa4096.pkcs1.pem", "rsa-4096", "07");

  private static final Path FOLDER = Path.of("src/test/resources/fixtures/openssl");

  private final String file;
  private final String transitType;
  private final String identifier;

  TestedKey(String file, String transitType, String identifier) {
    this.file = file;
    this.transitType = transitType;
    this.identifier = identifier;
  }

  /** The name under which the key is kept in services: letters, digits and dashes. */
  String keptName() {
    return transitType;
  }

  /** The identifier on a token, in hexadecimal. */
  String identifier() {
    return identifier;
  }

  /** The private key as openssl wrote it. */
  Path privateFile() {
    return FOLDER.resolve(file);
  }

  KeyPair pair() {
    return KeyPair.parsePem(BoundedFile.read(FOLDER.resolve(file)), file);
  }

  /** What openssl says is the public half. */
  VerificationKey publicKey() {
    String name = file.substring(0, file.indexOf('.')) + ".pub";
    return VerificationKey.parsePem(BoundedFile.read(FOLDER.resolve(name)), name);
  }
}
