package dev.signlab.http;

import dev.signlab.storage.Reason;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The certificate of a server is not believed; the message says why, as Go's programs do. */
final class UntrustedCertificate extends CertificateException {

  private static final long serialVersionUID = 1;

  private final UntrustedServer.Fault fault;

  private UntrustedCertificate(UntrustedServer.Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** Finds out what is wrong with a chain that was refused, in the order in which Go looks. */
  static UntrustedCertificate of(
      X509Certificate[] chain, String host, CertificateException refusal) {
    X509Certificate leaf = chain[0];
    Optional<X509Certificate> old = List.of(chain).stream().filter(c -> !isValid(c)).findFirst();
    if (old.isPresent()) {
      return new UntrustedCertificate(UntrustedServer.Fault.EXPIRED, period(old.get()), refusal);
    }
    if (isOfPath(refusal, CertPathBuilderException.class)) {
      return new UntrustedCertificate(
          UntrustedServer.Fault.UNKNOWN_AUTHORITY, authority(leaf), refusal);
    }
    if (isOfPath(refusal, CertPathValidatorException.class) || refusal.getCause() != null) {
      String words = "x509: the chain of certificates does not hold: " + Reason.of(refusal);
      return new UntrustedCertificate(UntrustedServer.Fault.BROKEN, words, refusal);
    }
    return namesOf(leaf).isEmpty() || Reason.of(refusal).contains("ame")
        ? new UntrustedCertificate(UntrustedServer.Fault.WRONG_NAME, names(leaf, host), refusal)
        : new UntrustedCertificate(
            UntrustedServer.Fault.BROKEN, "x509: " + Reason.of(refusal), refusal);
  }

  UntrustedServer.Fault fault() {
    return fault;
  }

  private static boolean isOfPath(Throwable refusal, Class<?> kind) {
    for (Throwable e = refusal; e != null; e = e.getCause()) {
      if (kind.isInstance(e)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      return false;
    }
  }

  private static String period(X509Certificate certificate) {
    return "x509: certificate has expired or is not yet valid: that of %s is valid from %s to %s"
        .formatted(
            certificate.getSubjectX500Principal().getName(),
            certificate.getNotBefore().toInstant().truncatedTo(ChronoUnit.SECONDS),
            certificate.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String authority(X509Certificate leaf) {
    String subject = leaf.getSubjectX500Principal().getName();
    String issuer = leaf.getIssuerX500Principal().getName();
    String who =
        subject.equals(issuer) ? subject + " signed itself" : subject + " was signed by " + issuer;
    return "x509: certificate signed by unknown authority: " + who;
  }

  private static String names(X509Certificate leaf, String host) {
    List<String> names = namesOf(leaf);
    return names.isEmpty()
        ? "x509: certificate relies on legacy Common Name field, use SANs instead"
        : "x509: certificate is valid for %s, not %s".formatted(String.join(", ", names), host);
  }

  /** The names of kind DNS (2) and IP (7) of RFC 5280, section 4.2.1.6. */
  static List<String> namesOf(X509Certificate leaf) {
    try {
      Collection<List<?>> all = leaf.getSubjectAlternativeNames();
      return all == null
          ? List.of()
          : all.stream()
              .filter(name -> List.of(2, 7).contains(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .collect(Collectors.toList());
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
