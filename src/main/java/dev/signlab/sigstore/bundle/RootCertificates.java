package dev.signlab.sigstore.bundle;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.sigstore.protojson.ProtoFields;
import java.util.List;

/** A root within a bundle would ask to be trusted for no better reason than being there. */
final class RootCertificates {

  private RootCertificates() {}

  static void refuse(List<byte[]> chain, ProtoFields source) {
    for (byte[] der : chain) {
      Certificate certificate = Certificate.parse(der, "what the bundle's chain holds");
      if (certificate.isSelfIssued()) {
        throw source.malformed(
            "holds a root certificate",
            "the signer's certificate and intermediates; roots come from the trusted root",
            "self-issued: " + certificate.subject());
      }
    }
  }
}
