package dev.signlab.services.deployment;

import dev.signlab.sigstore.signingconfig.Service;
import dev.signlab.sigstore.signingconfig.ServiceSelection;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where to sign.
 *
 * @param base of the ports
 * @param since when the services may be asked
 */
record SigningConfigs(int base, Instant since) {

  /** Returns the one of the public deployment's kind: the log of version 1. */
  SigningConfig usual() {
    return config(List.of(service(ServiceName.REKOR.url(base), 1)));
  }

  /** Returns the one that prefers the log in tiles. */
  SigningConfig tiles() {
    return config(
        List.of(
            service(ServiceName.REKOR_V2.url(base), 2), service(ServiceName.REKOR.url(base), 1)));
  }

  private SigningConfig config(List<Service> logs) {
    return new SigningConfig(
        List.of(service(ServiceName.FULCIO.url(base), 1)),
        List.of(service(ServiceName.ISSUER.url(base), 1)),
        logs,
        ServiceSelection.ANY,
        List.of(service(ServiceName.timestamps(base), 1)),
        ServiceSelection.ANY);
  }

  private Service service(String url, int version) {
    Optional<TimeRange> validFor = Optional.of(TimeRange.from(since));
    return new Service(url, version, validFor, Believed.OPERATOR);
  }
}
