package dev.signlab.http;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How TLS is spoken where the platform's own way is not wanted. Immutable; the factory is made when
 * TLS is first spoken.
 *
 * @param authorities the authorities to believe in PEM, or null for those of the platform
 * @param anybody whether any certificate is believed
 * @param identity what to show to a server that asks, or null
 * @param serverName the name that the server's certificate must have, or null for the URI's
 */
@SuppressWarnings("ArrayRecordComponent")
record TlsSettings(
    byte @Nullable [] authorities,
    boolean anybody,
    @Nullable TlsIdentity identity,
    @Nullable String serverName) {

  static final TlsSettings PLATFORM = new TlsSettings(null, false, null, null);

  /** Not by equals: what the JVM makes for that of a record costs milliseconds at first. */
  boolean isPlatform() {
    return authorities == null && !anybody && identity == null && serverName == null;
  }

  TlsSettings trusting(byte[] pem) {
    return new TlsSettings(pem, false, identity, serverName);
  }

  TlsSettings trustingAnybody() {
    return new TlsSettings(null, true, identity, serverName);
  }

  TlsSettings presenting(TlsIdentity shown) {
    return new TlsSettings(authorities, anybody, shown, serverName);
  }

  TlsSettings expecting(String name) {
    return new TlsSettings(authorities, anybody, identity, name);
  }

  /** Refuses authorities that cannot be read, also where TLS may not be spoken after all. */
  void check() {
    if (authorities != null) {
      certificates(authorities, "certificate authority");
    }
  }

  /**
   * Returns what makes sockets.
   *
   * @param roots who is trusted where nobody is named
   */
  SSLSocketFactory factory(SystemRoots roots) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identity == null ? null : identity.managers(), trust(roots), null);
      SSLSocketFactory sockets = context.getSocketFactory();
      return serverName == null ? sockets : new NamedServerSockets(sockets, serverName);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has TLS", e);
    }
  }

  private TrustManager[] trust(SystemRoots roots) {
    if (anybody) {
      return new TrustManager[] {new Credulous()};
    }
    if (authorities == null) {
      return new TrustManager[] {new CheckedTrust(roots.stores())};
    }
    X509ExtendedTrustManager named =
        SystemRoots.managerOf(certificates(authorities, "certificate authority"));
    return new TrustManager[] {new CheckedTrust(List.of(() -> named))};
  }

  /** Reads the certificates of a PEM text, at least one. */
  static List<X509Certificate> certificates(byte[] pem, String what) {
    try {
      List<X509Certificate> found = new ArrayList<>();
      for (Certificate each :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))) {
        found.add((X509Certificate) each);
      }
      if (found.isEmpty()) {
        throw noCertificate(what, "no certificate", null);
      }
      return found;
    } catch (CertificateException e) {
      throw noCertificate(what, Reason.of(e), e);
    }
  }

  private static LabException noCertificate(String what, String found, @Nullable Exception cause) {
    Problem.Builder problem =
        Problem.of("no " + what + " can be read")
            .expected("one or more certificates in PEM form (-----BEGIN CERTIFICATE-----)")
            .found(found)
            .cause(Cause.MALFORMED);
    return cause == null ? problem.asException() : problem.asException(cause);
  }

  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
