package dev.signlab.crypto.keys;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.kubernetes.ClusterSecrets;
import dev.signlab.crypto.keys.kubernetes.SecretName;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys in Secrets of a cluster, {@code k8s://NAMESPACE/NAME}: cosign's private key file, its public
 * half, and the password that opens it, all three in one Secret.
 */
final class KubernetesKeyProvider implements KeyProvider {

  private static final String KEY = "cosign.key";
  private static final String PUBLIC_KEY = "cosign.pub";
  private static final String PASSWORD = "cosign.password";

  @Override
  public String scheme() {
    return "k8s";
  }

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    Map<String, byte[]> data = read(reference, context);
    byte[] password = data.getOrDefault(PASSWORD, new byte[0]);
    return EncryptedPrivateKey.open(
        member(data, KEY, reference), password::clone, KEY + " of " + reference);
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    byte[] pem = member(read(reference, context), PUBLIC_KEY, reference);
    return PublicKeyFile.parse(pem, PUBLIC_KEY + " of " + reference);
  }

  @Override
  public VerificationKey create(KeyReference reference, KeyContext context) {
    SecretName name = SecretName.parse(reference.value());
    ClusterSecrets secrets = secrets(context);
    byte[] password = context.password().read();
    KeyPair keys = KeyPair.generate();
    Map<String, byte[]> data = new LinkedHashMap<>();
    data.put(KEY, ascii(EncryptedPrivateKey.seal(keys, password)));
    data.put(PUBLIC_KEY, ascii(keys.publicKey().pem()));
    data.put(PASSWORD, password);
    secrets.create(name, data);
    return keys.publicKey();
  }

  private static Map<String, byte[]> read(KeyReference reference, KeyContext context) {
    SecretName name = SecretName.parse(reference.value());
    return secrets(context).read(name);
  }

  private static ClusterSecrets secrets(KeyContext context) {
    return ClusterSecrets.of(context.environment(), context.directory(), context.transport().get());
  }

  private static byte[] member(Map<String, byte[]> data, String name, KeyReference reference) {
    byte[] bytes = data.get(name);
    if (bytes == null) {
      throw noMember(name, data, reference);
    }
    return bytes;
  }

  private static LabException noMember(
      String name, Map<String, byte[]> data, KeyReference reference) {
    return Problem.of("the secret " + reference.value() + " holds no " + name)
        .tried("read " + name + " from " + reference)
        .expected(KEY + ", " + PUBLIC_KEY + " and " + PASSWORD)
        .found(data.isEmpty() ? "no data" : String.join(", ", data.keySet()))
        .hint(
            "one that holds them is made by", new Intent.MakeKeys(Optional.of(reference + "-keys")))
        .cause(Cause.MALFORMED)
        .asException();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
