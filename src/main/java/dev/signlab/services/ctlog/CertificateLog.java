package dev.signlab.services.ctlog;

import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.List;

/**
 * What an authority asks of a log of certificates (RFC 6962, sections 4.1 and 4.2). Chains are of
 * certificates in DER, the one to be logged first, each followed by its issuer, up to a root that
 * the log accepts; the root itself may be left out. What is refused is a {@link
 * dev.signlab.diagnostic.LabException}. Safe for use by several threads.
 */
public interface CertificateLog {

  /** Logs a certificate, and returns the timestamp that goes beside it. */
  SignedCertificateTimestamp addChain(List<byte[]> chain);

  /** Logs a precertificate, and returns the timestamp for the certificate's extension. */
  SignedCertificateTimestamp addPreChain(List<byte[]> chain);
}
