package dev.signlab.sigstore.bundle;

import dev.signlab.sigstore.protojson.ProtoFields;
import dev.signlab.storage.Reason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A root within a bundle would ask to be trusted for no better reason than being there. */
final class RootCertificates {

  private RootCertificates() {}

  static void refuse(List<byte[]> chain, ProtoFields source) {
    for (byte[] der : chain) {
      X509Certificate certificate = parsed(der, source);
      if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
          && !certificate.getSubjectX500Principal().getName().isEmpty()) {
        throw source.malformed(
            "holds a root certificate",
            "the signer's certificate and intermediates; roots come from the trusted root",
            "self-issued: " + certificate.getSubjectX500Principal());
      }
    }
  }

  private static X509Certificate parsed(byte[] der, ProtoFields source) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw source.malformed("holds no X.509 certificate", "DER", Reason.of(e));
    }
  }
}
