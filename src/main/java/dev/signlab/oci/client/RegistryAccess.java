package dev.signlab.oci.client;

import dev.signlab.crypto.KeyPair;
import dev.signlab.http.ExchangeLog;
import dev.signlab.http.HttpTransport;
import java.time.InstantSource;

/**
 * How registries are reached. Immutable; the {@code with} methods return changed copies.
 *
 * @param transport sends and records
 * @param credentials what to show to a registry that asks
 * @param allowHttp whether plain HTTP may be spoken beyond this machine
 * @param retries how long a busy registry is asked again
 * @param largestBlob how many bytes a blob may have that is held in memory
 */
public record RegistryAccess(
    HttpTransport transport,
    CredentialSource credentials,
    boolean allowHttp,
    RetryPolicy retries,
    int largestBlob) {

  /** What cosign takes without being told otherwise: 128 MiB. */
  private static final int USUAL_BLOB = 128 << 20;

  /** Returns anonymous access by the machine's clock, whose exchanges nobody looks at. */
  public static RegistryAccess anonymous() {
    return of(HttpTransport.of(InstantSource.system(), new ExchangeLog()));
  }

  /** Returns anonymous access: plain HTTP to loopback, TLS elsewhere. */
  public static RegistryAccess of(HttpTransport transport) {
    return new RegistryAccess(
        transport, CredentialSource.none(), false, RetryPolicy.USUAL, USUAL_BLOB);
  }

  /** Returns the same access with credentials. */
  public RegistryAccess with(CredentialSource source) {
    return new RegistryAccess(transport, source, allowHttp, retries, largestBlob);
  }

  /** Returns the same access with another policy for registries that are busy. */
  public RegistryAccess with(RetryPolicy policy) {
    return new RegistryAccess(transport, credentials, allowHttp, policy, largestBlob);
  }

  /** Returns the same access that speaks plain HTTP also to other machines. */
  public RegistryAccess allowingHttp() {
    return new RegistryAccess(transport, credentials, true, retries, largestBlob);
  }

  /** Returns the same access that accepts any certificate and plain HTTP. */
  public RegistryAccess allowingInsecure() {
    return over(transport.trustingAnybodyUnsafe()).allowingHttp();
  }

  /** Returns the same access that trusts exactly the authorities in a PEM text. */
  public RegistryAccess trusting(byte[] pem) {
    return over(transport.trusting(pem));
  }

  /**
   * Returns the same access that shows a certificate to registries that ask for one (mutual TLS).
   *
   * @param certificates the certificate in PEM, and the authorities between it and the root
   * @param key its private key in PEM, without a password
   */
  public RegistryAccess presenting(byte[] certificates, byte[] key) {
    byte[] pkcs8 = KeyPair.parsePem(key, "the client's private key").pkcs8();
    return over(transport.presenting(certificates, pkcs8));
  }

  /** Returns the same access that asks registries for the certificate of another name. */
  public RegistryAccess expectingServer(String name) {
    return over(transport.expectingServer(name));
  }

  /** Returns the same access with another limit on blobs that are held in memory. */
  public RegistryAccess limitedTo(int bytes) {
    return new RegistryAccess(transport, credentials, allowHttp, retries, bytes);
  }

  private RegistryAccess over(HttpTransport other) {
    return new RegistryAccess(other, credentials, allowHttp, retries, largestBlob);
  }
}
