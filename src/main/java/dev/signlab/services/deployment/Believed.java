package dev.signlab.services.deployment;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom to believe.
 *
 * @param base of the ports
 * @param since when
 */
record Believed(int base, Instant since) {

  /** Who runs all of it. */
  static final String OPERATOR = "Container Signing Lab";

  TrustedRoot root(Services services) {
    return new TrustedRoot(
        List.of(
            log(ServiceName.REKOR, services.rekor().publicKey(), services.rekor().id()),
            log(ServiceName.REKOR_V2, services.tiles().publicKey(), services.tiles().id())),
        List.of(
            authority(
                "lab-fulcio-root", ServiceName.FULCIO.url(base), services.fulcio().certificates())),
        List.of(log(ServiceName.CTLOG, services.ctlog().publicKey(), services.ctlog().id())),
        List.of(
            authority("lab-tsa-root", ServiceName.timestamps(base), services.tsa().chain().der())));
  }

  private LogInstance log(ServiceName name, VerificationKey key, byte[] id) {
    return new LogInstance(
        name.url(base),
        key,
        key.type().simpleSigningAlgorithm(),
        TimeRange.from(since),
        id,
        Optional.empty());
  }

  private Authority authority(String name, String url, List<byte[]> certificates) {
    return new Authority(OPERATOR, name, url, certificates, TimeRange.from(since));
  }
}
