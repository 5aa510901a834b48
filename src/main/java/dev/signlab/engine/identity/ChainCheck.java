package dev.signlab.engine.identity;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.ChainResult;
import dev.signlab.crypto.x509.KeyPurpose;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.trust.TrustedAuthority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Traces a signer's certificate at one time, to any of the authorities that are believed. */
final class ChainCheck {

  private Optional<Certificate> issuer = Optional.empty();
  private final Outcome outcome;

  ChainCheck(Certificate leaf, Instant moment, List<TrustedAuthority> authorities) {
    this.outcome = outcome(leaf, moment, authorities);
  }

  Outcome outcome() {
    return outcome;
  }

  /** Returns who issued the certificate, once it is believed. */
  Optional<Certificate> issuer() {
    return issuer;
  }

  /** The authority that came furthest says why not: one that is not the issuer says nothing. */
  private Outcome outcome(Certificate leaf, Instant moment, List<TrustedAuthority> authorities) {
    Failure best = unknown(leaf, authorities);
    for (TrustedAuthority each : authorities) {
      ChainResult result = each.anchors().trace(leaf, moment, KeyPurpose.CODE_SIGNING);
      if (result instanceof ChainResult.Traced traced && each.validFor().contains(moment)) {
        issuer = Optional.of(traced.issuer());
        return new Outcome.Passed("held " + moment + ", issued by " + above(traced));
      }
      Failure failure =
          result instanceof ChainResult.Refused refused
              ? refused.failure()
              : each.notBelievedAt(moment);
      boolean further = !failure.cause().equals(Optional.of(Cause.UNKNOWN_AUTHORITY));
      best = further || authorities.size() == 1 ? failure : best;
    }
    return new Outcome.Failed(best);
  }

  private static String above(ChainResult.Traced traced) {
    return traced.path().stream()
        .skip(Math.min(1, traced.path().size() - 1))
        .map(Certificate::subject)
        .collect(Collectors.joining(", below "));
  }

  private static Failure unknown(Certificate leaf, List<TrustedAuthority> authorities) {
    return Failure.of(
        Cause.UNKNOWN_AUTHORITY,
        "issued by one of " + authorities.stream().map(TrustedAuthority::name).toList(),
        "issued by " + leaf.issuer() + ", which none of them is");
  }
}
