package dev.signlab.crypto.keys;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;

/** Keys in environment variables, whole PEM texts: {@code env://COSIGN_PUBLIC_KEY}. */
final class EnvironmentKeyProvider extends PemKeyProvider {

  @Override
  public String scheme() {
    return "env";
  }

  @Override
  byte[] bytes(KeyReference reference, KeyContext context, Half half) {
    String value = context.environment().get(reference.value());
    if (value == null) {
      throw Problem.of("loading URL: env var $" + reference.value() + " not found")
          .tried("read the key from the variable " + reference.value())
          .found("no variable of that name")
          .hint("set it", reference.value() + "=\"$(cat " + half.file() + ")\"")
          .cause(Cause.NO_FILE)
          .asException();
    }
    return value.getBytes(StandardCharsets.UTF_8);
  }
}
