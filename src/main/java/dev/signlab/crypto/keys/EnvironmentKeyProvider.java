package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;

/** Keys in environment variables, whole PEM texts: {@code env://COSIGN_PUBLIC_KEY}. */
final class EnvironmentKeyProvider implements KeyProvider {

  @Override
  public String scheme() {
    return "env";
  }

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    return EncryptedPrivateKey.open(
        bytes(reference, context), context.password(), reference.text());
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return PublicKeyFile.parse(bytes(reference, context), reference.text());
  }

  /** A private key file keeps its public half inside, behind the password. */
  @Override
  public boolean showsPublicKeys() {
    return false;
  }

  private static byte[] bytes(KeyReference reference, KeyContext context) {
    String value = context.environment().get(reference.value());
    if (value == null) {
      throw Problem.of("loading URL: env var $" + reference.value() + " not found")
          .tried("read the key from the variable " + reference.value())
          .found("no variable of that name")
          .hint("set it", reference.value() + "=\"$(cat cosign.pub)\"")
          .cause(Cause.NO_FILE)
          .asException();
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
