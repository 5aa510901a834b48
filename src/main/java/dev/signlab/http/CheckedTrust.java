package dev.signlab.http;

import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes what one of several stores of authorities believes, and says in plain words why none
 * does. A later store is read only when those before it do not know the authority. Safe for use by
 * several threads.
 */
final class CheckedTrust extends X509ExtendedTrustManager {

  private final List<Supplier<X509ExtendedTrustManager>> stores;

  CheckedTrust(List<Supplier<X509ExtendedTrustManager>> stores) {
    this.stores = List.copyOf(stores);
  }

  private interface Check {
    void by(X509ExtendedTrustManager store) throws CertificateException;
  }

  /**
   * Asks the stores. The platform takes a certificate that is in a store itself as it is, and a
   * name in the subject where there is no other: Go's programs do neither.
   */
  private void check(X509Certificate[] chain, String host, Check check)
      throws CertificateException {
    CertificateException refusal = new CertPathUnknown();
    for (Supplier<X509ExtendedTrustManager> store : stores) {
      try {
        check.by(store.get());
        chain[0].checkValidity();
        if (UntrustedCertificate.namesOf(chain[0]).isEmpty()) {
          throw new CertificateException("no name");
        }
        return;
      } catch (CertificateException e) {
        refusal = e;
        if (!isUnknown(e)) {
          break;
        }
      }
    }
    throw UntrustedCertificate.of(chain, host, refusal);
  }

  /** There is no store at all, so nobody is known. */
  private static final class CertPathUnknown extends CertificateException {
    private static final long serialVersionUID = 1;

    private CertPathUnknown() {
      super("no store of authorities", new CertPathBuilderException("no store"));
    }
  }

  private static boolean isUnknown(CertificateException refusal) {
    for (Throwable e = refusal; e != null; e = e.getCause()) {
      if (e instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    String host =
        socket instanceof SSLSocket tls && tls.getHandshakeSession() != null
            ? tls.getHandshakeSession().getPeerHost()
            : "";
    check(chain, host, store -> store.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, "", store -> store.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, "", store -> store.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, "", store -> store.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, "", store -> store.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, "", store -> store.checkClientTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
