package dev.signlab.crypto.keys;

import dev.signlab.crypto.Digest;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Makes keys of passwords by scrypt (RFC 7914), and remembers the last ones while the process
 * lives: whoever signs twice in a shell waits once. A key is found again by a digest over a secret
 * of this process, the cost, the salt and the password; the password itself is not kept.
 *
 * <p>Safe for use by several threads, which may compute the same key at the same time.
 */
final class DerivedKeys {

  private final byte[] secret = new byte[32];
  private final Map<Digest, byte[]> last;

  /**
   * Remembers nothing yet.
   *
   * @param most how many keys are remembered: those that were asked for last
   */
  DerivedKeys(int most) {
    new SecureRandom().nextBytes(secret);
    this.last = new Last(most);
  }

  /** Those that were asked for last. */
  private static final class Last extends LinkedHashMap<Digest, byte[]> {

    private static final long serialVersionUID = 1;
    private final int most;

    Last(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Digest, byte[]> eldest) {
      return size() > most;
    }
  }

  /**
   * Returns the key of a password.
   *
   * @param cost scrypt's N, a power of two
   * @return {@link SecretBox#KEY} bytes, the caller's own
   */
  byte[] of(byte[] password, byte[] salt, int cost) {
    Digest asked = Digest.of(asked(password, salt, cost));
    return remembered(asked).orElseGet(() -> made(asked, password, salt, cost)).clone();
  }

  private byte[] asked(byte[] password, byte[] salt, int cost) {
    return ByteBuffer.allocate(secret.length + 2 * Integer.BYTES + salt.length + password.length)
        .put(secret)
        .putInt(cost)
        .putInt(salt.length)
        .put(salt)
        .put(password)
        .array();
  }

  private synchronized Optional<byte[]> remembered(Digest asked) {
    return Optional.ofNullable(last.get(asked));
  }

  private byte[] made(Digest asked, byte[] password, byte[] salt, int cost) {
    byte[] key =
        SCrypt.generate(password, salt, cost, KeyBox.BLOCK_SIZE, KeyBox.PARALLEL, SecretBox.KEY);
    synchronized (this) {
      last.put(asked, key);
    }
    return key;
  }
}
