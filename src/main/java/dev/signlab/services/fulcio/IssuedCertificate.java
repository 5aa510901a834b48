package dev.signlab.services.fulcio;

import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.util.List;
import java.util.Optional;

/**
 * What a caller gets.
 *
 * @param chain certificates in DER: the caller's, the intermediate one, the root
 * @param detached the promise of the log, where it does not stand inside the certificate
 * @param isEmbedded whether the promise stands inside
 */
public record IssuedCertificate(
    List<byte[]> chain, Optional<SignedCertificateTimestamp> detached, boolean isEmbedded) {

  /** Copies the list. */
  public IssuedCertificate {
    chain = List.copyOf(chain);
  }

  /** Returns the certificates in PEM. */
  public List<String> pem() {
    return chain.stream().map(AuthorityChain::pem).toList();
  }
}
