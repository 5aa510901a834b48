package dev.signlab.oci.client;

import dev.signlab.http.HttpTransport;

/**
 * How registries are reached. Immutable; the {@code with} methods return changed copies.
 *
 * @param transport sends and records
 * @param credentials what to show to a registry that asks
 * @param allowHttp whether plain HTTP may be spoken beyond this machine
 */
public record RegistryAccess(
    HttpTransport transport, CredentialSource credentials, boolean allowHttp) {

  /** Returns anonymous access: plain HTTP to loopback, TLS elsewhere. */
  public static RegistryAccess of(HttpTransport transport) {
    return new RegistryAccess(transport, CredentialSource.NONE, false);
  }

  /** Returns the same access with credentials. */
  public RegistryAccess with(CredentialSource source) {
    return new RegistryAccess(transport, source, allowHttp);
  }

  /** Returns the same access that speaks plain HTTP also to other machines. */
  public RegistryAccess allowingHttp() {
    return new RegistryAccess(transport, credentials, true);
  }

  /** Returns the same access that accepts any certificate and plain HTTP. */
  public RegistryAccess allowingInsecure() {
    return new RegistryAccess(transport.trustingAnybodyUnsafe(), credentials, true);
  }

  /** Returns the same access that trusts exactly the authorities in a PEM text. */
  public RegistryAccess trusting(byte[] pem) {
    return new RegistryAccess(transport.trusting(pem), credentials, allowHttp);
  }
}
