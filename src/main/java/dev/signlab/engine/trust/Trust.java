package dev.signlab.engine.trust;

import dev.signlab.engine.log.LogSearch;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whom a verification believes beside the signer, and what it asks of them:
 *
 * <pre>{@code Trust.in(root, clock).ignoringSctUnsafe()}</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Trust {

  private final Believed believed;
  private final boolean asksLog;
  private final boolean asksSct;
  private final TimeSource times;
  private final Optional<LogSearch> search;

  private Trust(
      Believed believed,
      boolean asksLog,
      boolean asksSct,
      TimeSource times,
      Optional<LogSearch> search) {
    this.believed = believed;
    this.asksLog = asksLog;
    this.asksSct = asksSct;
    this.times = times;
    this.search = search;
  }

  /**
   * Who is believed, and when.
   *
   * @param root the logs and authorities
   * @param clock what time it is
   * @param issuers of certificates of signers
   * @param timestampers those who sign timestamps
   */
  private record Believed(
      TrustedRoot root,
      InstantSource clock,
      ReadAuthorities issuers,
      ReadAuthorities timestampers) {}

  /** Returns the trust that asks for all: log, time and certificate log. */
  public static Trust in(TrustedRoot root, InstantSource clock) {
    Believed believed =
        new Believed(
            root,
            clock,
            new ReadAuthorities(root.certificateAuthorities()),
            new ReadAuthorities(root.timestampAuthorities()));
    return new Trust(believed, true, true, TimeSource.ANYBODY, Optional.empty());
  }

  /** Returns the trust that looks at no log; only for those who ask for it by name. */
  public Trust ignoringLogUnsafe() {
    return new Trust(believed, false, asksSct, times, search);
  }

  /** Returns the trust that asks no log of certificates; only for those who ask for it by name. */
  public Trust ignoringSctUnsafe() {
    return new Trust(believed, asksLog, false, times, search);
  }

  /** Returns the trust that goes by the word of others for when it was signed. */
  public Trust timedBy(TimeSource other) {
    return new Trust(believed, asksLog, asksSct, other, search);
  }

  /** Returns the trust that asks for the entry of a signature which came without a bundle. */
  public Trust searching(LogSearch log) {
    return new Trust(believed, asksLog, asksSct, times, Optional.of(log));
  }

  /** Returns the logs and authorities that are believed. */
  public TrustedRoot root() {
    return believed.root();
  }

  /** Returns what time it is. */
  public InstantSource clock() {
    return believed.clock();
  }

  /** Tells whether a log must hold the signature; entries are not looked at otherwise. */
  public boolean asksLog() {
    return asksLog;
  }

  /** Returns who is asked for the entry of a signature that came without a bundle. */
  public Optional<LogSearch> search() {
    return search;
  }

  /** Tells whether a log must have promised to publish the certificate. */
  public boolean asksSct() {
    return asksSct;
  }

  /** Returns whose word counts for when the signature was made. */
  public TimeSource times() {
    return times;
  }

  /**
   * Returns who may have issued certificates of signers.
   *
   * @throws dev.signlab.diagnostic.LabException when one of their certificates is malformed
   */
  public List<TrustedAuthority> issuers() {
    return believed.issuers().all();
  }

  /**
   * Returns who may have signed timestamps.
   *
   * @throws dev.signlab.diagnostic.LabException when one of their certificates is malformed
   */
  public List<TrustedAuthority> timestampers() {
    return believed.timestampers().all();
  }
}
