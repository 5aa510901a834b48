package dev.signlab.services.fulcio;

import dev.signlab.http.HttpTransport;
import dev.signlab.services.ctlog.CertificateLog;
import java.util.List;
import java.util.Optional;

/**
 * Whom the authority believes, and where it publishes. Immutable.
 *
 * @param issuers whose tokens are believed
 * @param transport fetches the issuers' keys
 * @param log takes every certificate; without one nothing is published
 * @param isEmbedding whether the log's promise is put inside the certificate, as the public
 *     authority does, or comes beside it
 */
public record FulcioSettings(
    List<TrustedIssuer> issuers,
    HttpTransport transport,
    Optional<CertificateLog> log,
    boolean isEmbedding) {

  /** Copies the list. */
  public FulcioSettings {
    issuers = List.copyOf(issuers);
  }

  /** An authority that publishes nothing. */
  public static FulcioSettings of(List<TrustedIssuer> issuers, HttpTransport transport) {
    return new FulcioSettings(issuers, transport, Optional.empty(), true);
  }

  /** Returns the settings with a log whose promise stands inside the certificates. */
  public FulcioSettings publishingIn(CertificateLog some) {
    return new FulcioSettings(issuers, transport, Optional.of(some), true);
  }

  /** Returns the settings with the log's promise beside the certificates. */
  public FulcioSettings detached() {
    return new FulcioSettings(issuers, transport, log, false);
  }
}
