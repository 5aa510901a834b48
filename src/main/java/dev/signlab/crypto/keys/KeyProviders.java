package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The providers that are known, each found by the scheme of a reference. Immutable. */
public final class KeyProviders {

  private static final String FILE = KeyReference.FILE + "://";

  private final Function<String, Optional<KeyProvider>> byScheme;

  private KeyProviders(Function<String, Optional<KeyProvider>> byScheme) {
    this.byScheme = byScheme;
  }

  /** Takes a list of providers; the first one of a scheme serves it. */
  public KeyProviders(List<KeyProvider> providers) {
    List<KeyProvider> all = List.copyOf(providers);
    this.byScheme = scheme -> all.stream().filter(each -> each.scheme().equals(scheme)).findFirst();
  }

  /** Returns the providers of the lab. A new one is one more line in {@code StandardProviders}. */
  public static KeyProviders standard() {
    return new KeyProviders(StandardProviders::find);
  }

  /** Opens a private key for signing. */
  public Signer signer(KeyReference reference, KeyContext context) {
    return provider(reference).signer(reference, context);
  }

  /** Reads a public key for verifying. */
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return provider(reference).publicKey(reference, context);
  }

  /** Makes a key pair in the place that a reference names, and returns its public half. */
  public VerificationKey create(KeyReference reference, KeyContext context) {
    return provider(reference).create(reference, context);
  }

  /**
   * Returns the public half of a key pair: as the place shows it, or out of the private key when it
   * shows none.
   */
  public VerificationKey publicHalf(KeyReference reference, KeyContext context) {
    KeyProvider provider = provider(reference);
    return provider.showsPublicKeys()
        ? provider.publicKey(reference, context)
        : provider.signer(reference, context).publicKey();
  }

  private KeyProvider provider(KeyReference reference) {
    // A plain path has no scheme to be known, and written out cosign knows none of that name.
    return byScheme
        .apply(reference.scheme())
        .filter(each -> !reference.text().toLowerCase(Locale.ROOT).startsWith(FILE))
        .orElseThrow(() -> unknown(reference));
  }

  private static LabException unknown(KeyReference reference) {
    return Problem.of("loading URL: unrecognized scheme: " + reference.scheme() + "://")
        .tried("find the key " + reference)
        .expected("a file, env://, https://, hashivault://, openbao://, k8s:// or pkcs11:")
        .found(reference.scheme() + "://")
        .hint("see what --key takes", new Intent.ReadOfKeyReferences())
        .asException();
  }
}
