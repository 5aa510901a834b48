package dev.signlab.engine.trust;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An authority of a trusted root with its certificates read.
 *
 * @param name by which people know it: where it answers
 * @param anchors its root and intermediates
 * @param signer its own certificate, where the trusted root names one that issues no others
 * @param validFor when it is believed
 */
public record TrustedAuthority(
    String name, TrustAnchors anchors, Optional<Certificate> signer, TimeRange validFor) {

  /** Returns the authority with certificates that may stand between it and others. */
  public TrustedAuthority with(List<Certificate> others) {
    return new TrustedAuthority(name, anchors.with(others), signer, validFor);
  }

  /** Says that the authority is known, but not believed at a time. */
  public Failure notBelievedAt(Instant moment) {
    return Failure.of(Cause.NOT_VALID_THEN, name + " is believed " + validFor, moment.toString());
  }

  static TrustedAuthority of(Authority authority) {
    List<Certificate> chain =
        authority.certificates().stream()
            .map(der -> Certificate.parse(der, "a certificate of " + authority.uri()))
            .toList();
    return new TrustedAuthority(
        authority.uri(),
        TrustAnchors.ofChain(chain),
        Optional.of(chain.getFirst()).filter(first -> !first.isAuthority()),
        authority.validFor());
  }
}
