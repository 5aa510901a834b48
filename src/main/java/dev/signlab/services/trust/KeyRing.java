package dev.signlab.services.trust;

import dev.signlab.crypto.KeyPair;
import dev.signlab.sigstore.tuf.RoleKeys;
import dev.signlab.sigstore.tuf.TufKey;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The private keys of the roles, each in a file that is named by the key's identifier.
 *
 * @param folder of the files
 */
record KeyRing(Path folder) {

  /** Makes keys for a role. */
  RoleKeys make(int count, int threshold) {
    return new RoleKeys(Stream.generate(this::make).limit(count).toList(), threshold);
  }

  /** Makes one key. */
  TufKey make() {
    KeyPair made = KeyPair.generate();
    TufKey key = TufKey.of(made.publicKey());
    AtomicFile.writeSecret(file(key), made.privatePem().getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  /** Returns the private halves of keys. */
  List<KeyPair> of(List<TufKey> keys) {
    return keys.stream().map(this::of).toList();
  }

  private KeyPair of(TufKey key) {
    Path file = file(key);
    return KeyPair.parsePem(BoundedFile.read(file), file.toString());
  }

  private Path file(TufKey key) {
    return folder.resolve(key.id() + ".pem");
  }
}
