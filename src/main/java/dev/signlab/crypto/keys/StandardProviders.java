package dev.signlab.crypto.keys;

import dev.signlab.crypto.keys.transit.TransitFamily;
import java.util.Optional;

/** The providers of the lab. Only the one that is asked for is loaded: a start has no time. */
final class StandardProviders {

  private static final String CLOUD =
      "its keys are behind the account of a cloud, which no judge here can stand in for";

  private static final String FORGE =
      "it keeps keys as secrets of a forge's pipelines, and the lab has no account there";

  private StandardProviders() {}

  static Optional<KeyProvider> find(String scheme) {
    return Optional.ofNullable(
        switch (scheme) {
          case KeyReference.FILE -> new FileKeyProvider();
          case "env" -> new EnvironmentKeyProvider();
          case "https", "http" -> new UrlKeyProvider(scheme);
          case "hashivault" -> new TransitKeyProvider(TransitFamily.VAULT);
          case "openbao" -> new TransitKeyProvider(TransitFamily.OPENBAO);
          case "k8s" -> new KubernetesKeyProvider();
          case "pkcs11" -> new Pkcs11KeyProvider();
          case "awskms", "gcpkms", "azurekms" -> new UnservedKeyProvider(scheme, CLOUD);
          case "gitlab" -> new UnservedKeyProvider(scheme, FORGE);
          case "github" ->
              new UnservedKeyProvider(
                  scheme, FORGE + "; what is written there cannot be read back");
          default -> null;
        });
  }
}
