package dev.signlab.services.deployment;

import dev.signlab.crypto.VerificationKey;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom to believe.
 *
 * @param base of the ports
 * @param state the folder of the state
 * @param since when, but for keys that replaced others
 */
record Believed(int base, Path state, Instant since) {

  /** Who runs all of it. */
  static final String OPERATOR = "Container Signing Lab";

  /** Returns those whose keys are in use, and behind them those whose keys were replaced. */
  TrustedRoot root(Services services) {
    TrustedRoot retired = new Retired(state).all();
    return new TrustedRoot(
        Retired.joined(signatureLogs(services), retired.tlogs()),
        Retired.joined(List.of(fulcio(services)), retired.certificateAuthorities()),
        Retired.joined(List.of(certificateLog(services)), retired.ctlogs()),
        Retired.joined(List.of(timestamps(services)), retired.timestampAuthorities()));
  }

  private List<LogInstance> signatureLogs(Services services) {
    return List.of(
        log(ServiceName.REKOR, services.rekor().publicKey(), services.rekor().id()),
        log(ServiceName.REKOR_V2, services.tiles().publicKey(), services.tiles().id()));
  }

  private LogInstance certificateLog(Services services) {
    return log(ServiceName.CTLOG, services.ctlog().publicKey(), services.ctlog().id());
  }

  private Authority fulcio(Services services) {
    String url = ServiceName.FULCIO.url(base);
    List<byte[]> chain = services.fulcio().certificates();
    return new Authority(OPERATOR, "lab-fulcio-root", url, chain, range(ServiceName.FULCIO));
  }

  private Authority timestamps(Services services) {
    String url = ServiceName.timestamps(base);
    List<byte[]> chain = services.tsa().chain().der();
    return new Authority(OPERATOR, "lab-tsa-root", url, chain, range(ServiceName.TSA));
  }

  private LogInstance log(ServiceName name, VerificationKey key, byte[] id) {
    return new LogInstance(
        name.url(base),
        key,
        key.type().simpleSigningAlgorithm(),
        range(name),
        id,
        Optional.empty());
  }

  private TimeRange range(ServiceName name) {
    return TimeRange.from(Birth.ofService(name.in(state), since));
  }
}
