package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The providers that are known, each found by the scheme of a reference. Immutable. */
public final class KeyProviders {

  private final List<KeyProvider> providers;

  /** Takes a list of providers; the first one of a scheme serves it. */
  public KeyProviders(List<KeyProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** Returns the providers of the lab. A new one is one more line here. */
  public static KeyProviders standard() {
    return new KeyProviders(List.of(new FileKeyProvider(), new EnvironmentKeyProvider()));
  }

  /** Opens a private key for signing. */
  public Signer signer(KeyReference reference, KeyContext context) {
    return provider(reference).signer(reference, context);
  }

  /** Reads a public key for verifying. */
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return provider(reference).publicKey(reference, context);
  }

  private KeyProvider provider(KeyReference reference) {
    for (KeyProvider provider : providers) {
      if (provider.scheme().equals(reference.scheme())) {
        return provider;
      }
    }
    throw Problem.of("loading URL: unrecognized scheme: " + reference.scheme() + "://")
        .tried("find the key " + reference)
        .expected(
            providers.stream()
                .map(
                    each ->
                        each.scheme().equals(KeyReference.FILE) ? "a file" : each.scheme() + "://")
                .collect(Collectors.joining(", ")))
        .found(reference.scheme() + "://, which this lab does not serve yet")
        .asException();
  }
}
