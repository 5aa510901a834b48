package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.diagnostic.Problem;
import java.util.List;

/** The providers that are known, each found by the scheme of a reference. Immutable. */
public final class KeyProviders {

  private final List<KeyProvider> providers;

  /** Takes a list of providers; the first one of a scheme serves it. */
  public KeyProviders(List<KeyProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** Returns the providers of the lab. A new one is one more line here. */
  public static KeyProviders standard() {
    String cloud =
        "its keys are behind the account of a cloud, which no judge here can stand in for";
    String forge =
        "it keeps keys as secrets of a forge's pipelines, and the lab has no account there";
    return new KeyProviders(
        List.of(
            new FileKeyProvider(),
            new EnvironmentKeyProvider(),
            new UrlKeyProvider("https"),
            new UrlKeyProvider("http"),
            new TransitKeyProvider(TransitFamily.VAULT),
            new TransitKeyProvider(TransitFamily.OPENBAO),
            new KubernetesKeyProvider(),
            new Pkcs11KeyProvider(),
            new UnservedKeyProvider("awskms", cloud),
            new UnservedKeyProvider("gcpkms", cloud),
            new UnservedKeyProvider("azurekms", cloud),
            new UnservedKeyProvider("gitlab", forge),
            new UnservedKeyProvider(
                "github", forge + "; what is written there cannot be read back")));
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
    for (KeyProvider provider : providers) {
      if (provider.scheme().equals(reference.scheme())) {
        return provider;
      }
    }
    throw Problem.of("loading URL: unrecognized scheme: " + reference.scheme() + "://")
        .tried("find the key " + reference)
        .expected("a file, env://, https://, hashivault://, openbao://, k8s:// or pkcs11:")
        .found(reference.scheme() + "://")
        .hint("see what --key takes", "cosign public-key --help")
        .asException();
  }
}
