package dev.signlab.engine.trust;

import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.InstantSource;
import java.util.List;

/**
 * Whom a verification believes beside the signer, and what it asks of them:
 *
 * <pre>{@code Trust.in(root, clock).ignoringSctUnsafe()}</pre>
 *
 * @param root the logs and authorities that are believed
 * @param clock what time it is
 * @param asksLog whether a log must hold the signature; entries are not looked at otherwise
 * @param asksSct whether a log must have promised to publish the certificate
 * @param times whose word counts for when the signature was made
 */
public record Trust(
    TrustedRoot root, InstantSource clock, boolean asksLog, boolean asksSct, TimeSource times) {

  /** Returns the trust that asks for all: log, time and certificate log. */
  public static Trust in(TrustedRoot root, InstantSource clock) {
    return new Trust(root, clock, true, true, TimeSource.ANYBODY);
  }

  /** Returns the trust that looks at no log; only for those who ask for it by name. */
  public Trust ignoringLogUnsafe() {
    return new Trust(root, clock, false, asksSct, times);
  }

  /** Returns the trust that asks no log of certificates; only for those who ask for it by name. */
  public Trust ignoringSctUnsafe() {
    return new Trust(root, clock, asksLog, false, times);
  }

  /** Returns the trust that goes by the word of others for when it was signed. */
  public Trust timedBy(TimeSource other) {
    return new Trust(root, clock, asksLog, asksSct, other);
  }

  /**
   * Returns who may have issued certificates of signers.
   *
   * @throws dev.signlab.diagnostic.LabException when one of their certificates is malformed
   */
  public List<TrustedAuthority> issuers() {
    return read(root.certificateAuthorities());
  }

  /**
   * Returns who may have signed timestamps.
   *
   * @throws dev.signlab.diagnostic.LabException when one of their certificates is malformed
   */
  public List<TrustedAuthority> timestampers() {
    return read(root.timestampAuthorities());
  }

  private static List<TrustedAuthority> read(List<Authority> authorities) {
    return authorities.stream().map(TrustedAuthority::of).toList();
  }
}
