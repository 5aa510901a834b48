package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * What a program shows to the other side of a TLS connection: a client to a server that asks who it
 * is, a server to its clients.
 *
 * @param chain its certificate, and the authorities between it and the root
 * @param key the private key of the certificate
 */
public record TlsIdentity(List<X509Certificate> chain, PrivateKey key) {

  /** The usual type spends 50 ms on the password of an entry, which nobody will ever read. */
  private static final String IN_MEMORY = "JKS";

  /**
   * Returns the identity of a certificate.
   *
   * @param certificates the certificate in PEM, and the authorities between it and the root
   * @param pkcs8 its private key in DER
   */
  public static TlsIdentity of(byte[] certificates, byte[] pkcs8) {
    List<X509Certificate> chain = TlsSettings.certificates(certificates, "client certificate");
    String kind = chain.getFirst().getPublicKey().getAlgorithm();
    try {
      PrivateKey key = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new TlsIdentity(chain, key);
    } catch (InvalidKeySpecException e) {
      throw Problem.of("the client's private key does not belong to its certificate")
          .expected("a key of kind " + kind)
          .found("a key of another kind")
          .cause(Cause.WRONG_KEY)
          .asException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform reads keys of its certificates", e);
    }
  }

  /** Returns the identity in the form in which the platform's TLS takes it. */
  public KeyManager[] managers() throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(IN_MEMORY);
    char[] none = new char[0];
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new AssertionError("an empty store needs no reading", e);
    }
    store.setKeyEntry("client", key, none, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }
}
