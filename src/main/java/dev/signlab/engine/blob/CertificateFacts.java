package dev.signlab.engine.blob;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a signer's certificate says, for people to read; nothing of it is verified here.
 *
 * @param certificate as the platform reads it
 */
record CertificateFacts(X509Certificate certificate) {

  private static final int OTHER_NAME = 0;

  static CertificateFacts parse(byte[] der) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return new CertificateFacts(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException e) {
      throw unreadable(e);
    }
  }

  /** The names of the subject that are text: addresses and URIs. */
  List<String> identities() {
    try {
      Collection<List<?>> names =
          Optional.ofNullable(certificate.getSubjectAlternativeNames()).orElse(List.of());
      List<String> texts = new ArrayList<>();
      for (List<?> name : names) {
        boolean other = Integer.valueOf(OTHER_NAME).equals(name.getFirst());
        texts.add(other ? "a name of another kind" : String.valueOf(name.get(1)));
      }
      return texts;
    } catch (CertificateException e) {
      throw unreadable(e);
    }
  }

  String issuer() {
    return certificate.getIssuerX500Principal().getName();
  }

  Instant notBefore() {
    return certificate.getNotBefore().toInstant();
  }

  Instant notAfter() {
    return certificate.getNotAfter().toInstant();
  }

  String algorithm() {
    return certificate.getSigAlgName();
  }

  private static LabException unreadable(CertificateException e) {
    return Problem.of("the certificate in the bundle cannot be read")
        .expected("X.509 in DER")
        .found(Reason.of(e))
        .cause(Cause.MALFORMED)
        .asException(e);
  }
}
