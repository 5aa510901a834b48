package dev.signlab.crypto.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in this process, for tests of what stands on providers: {@code memory://NAME}. */
final class MemoryKeyProvider implements KeyProvider {

  private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();

  void put(String name, KeyPair pair) {
    keys.put(name, pair);
  }

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    return find(reference);
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return find(reference).publicKey();
  }

  @Override
  public VerificationKey create(KeyReference reference, KeyContext context) {
    return keys.computeIfAbsent(reference.value(), name -> KeyPair.generate()).publicKey();
  }

  private KeyPair find(KeyReference reference) {
    KeyPair pair = keys.get(reference.value());
    if (pair == null) {
      throw Problem.of("no key " + reference)
          .expected(keys.keySet().toString())
          .found("none of that name")
          .command("cosign generate-key-pair --kms " + reference)
          .asException();
    }
    return pair;
  }
}
