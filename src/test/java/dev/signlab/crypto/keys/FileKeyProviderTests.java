package dev.signlab.crypto.keys;

import dev.signlab.storage.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Three kinds only: each file costs scrypt twice; the box does not know what is in it. */
class FileKeyProviderTests extends KeyProviderContract {

  private static final byte[] PASSWORD = "secret".getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path folder;

  @BeforeAll
  void writeFiles() {
    for (TestedKey key : kinds()) {
      AtomicFile.write(
          folder.resolve(key.keptName() + ".key"), EncryptedPrivateKey.seal(key.pair(), PASSWORD));
      AtomicFile.write(folder.resolve(key.keptName() + ".pub"), key.publicKey().pem());
    }
  }

  @Override
  Set<TestedKey> kinds() {
    return EnumSet.of(TestedKey.P521, TestedKey.ED25519, TestedKey.RSA_4096);
  }

  @Override
  KeyProvider provider() {
    return new FileKeyProvider();
  }

  @Override
  KeyContext context() {
    return new KeyContext(folder, Map.of(), PASSWORD::clone);
  }

  @Override
  KeyReference reference(TestedKey key) {
    return KeyReference.parse(key.keptName() + ".key");
  }

  @Override
  KeyReference publicReference(TestedKey key) {
    return KeyReference.parse(key.keptName() + ".pub");
  }

  @Override
  KeyReference missing() {
    return KeyReference.parse("nowhere.key");
  }
}
