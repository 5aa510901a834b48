package dev.signlab.crypto.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The key of a service: made at its first start, and kept in a file that nobody but its owner may
 * read. There is no password, since a service starts with nobody to ask.
 */
public final class KeptKey {

  private KeptKey() {}

  /**
   * Returns the key of a file, made where there is none. Only one process at a time may do so.
   *
   * @param file PKCS#8 in PEM (RFC 7468, section 10)
   * @throws dev.signlab.diagnostic.LabException when the file holds something else, or cannot be
   *     written
   */
  public static KeyPair in(Path file, KeyType type) {
    if (Files.exists(file)) {
      return KeyPair.parsePem(BoundedFile.read(file), file.toString());
    }
    KeyPair made = KeyPair.generate(type);
    AtomicFile.writeSecret(file, made.privatePem().getBytes(StandardCharsets.US_ASCII));
    return made;
  }
}
