package dev.signlab.crypto.x509;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.Hint;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Authorities that are believed, and certificates that may stand between them and others: traces a
 * certificate to one of them and validates the path at a given time (RFC 5280, section 6.1).
 *
 * <p>Every certificate of the path has to hold at that time, the root included, as Go's tools have
 * it. What was revoked is not looked up: certificates of ten minutes are not revoked. Safe for use
 * by several threads.
 *
 * @param roots authorities that are believed; at least one
 * @param intermediates believed no more than what a root issued
 */
public record TrustAnchors(List<Certificate> roots, List<Certificate> intermediates) {

  /** Copies the lists. */
  public TrustAnchors {
    roots = List.copyOf(roots);
    intermediates = List.copyOf(intermediates);
  }

  /** Returns the anchors of a chain whose last certificate is the root. */
  public static TrustAnchors ofChain(List<Certificate> chain) {
    int last = chain.size() - 1;
    return new TrustAnchors(List.of(chain.get(last)), chain.subList(0, last));
  }

  /** Returns these anchors with more certificates that may stand between. */
  public TrustAnchors with(List<Certificate> others) {
    return new TrustAnchors(
        roots, Stream.concat(intermediates.stream(), others.stream()).distinct().toList());
  }

  /**
   * Traces a certificate. Where the certificates between allow so many paths that not all of them
   * can be tried, one that was tried and holds counts; without one the certificate is refused.
   *
   * @param leaf the certificate
   * @param moment at which all has to hold
   * @param purpose for which the certificate's key must be
   */
  public ChainResult trace(Certificate leaf, Instant moment, KeyPurpose purpose) {
    PathSearch search = PathSearch.of(leaf, this);
    ChainResult best = new ChainResult.Refused(unknown(leaf));
    for (List<Certificate> path : search.paths()) {
      PathCheck check = new PathCheck(path, moment, purpose);
      ChainResult result =
          check
              .failure()
              .<ChainResult>map(ChainResult.Refused::new)
              .orElseGet(() -> new ChainResult.Traced(path));
      if (result instanceof ChainResult.Traced) {
        return result;
      }
      best = result;
    }
    return search.isCutShort() ? new ChainResult.Refused(tooMany(leaf)) : best;
  }

  /** Why one of the paths failed says nothing of those that were not found. */
  private static Failure tooMany(Certificate leaf) {
    return Failure.of(
        Cause.WRONG_CERTIFICATE,
        "at most " + PathSearch.MOST + " certificates, and as many steps between them",
        "more of them above a certificate that was issued by " + leaf.issuer());
  }

  private Failure unknown(Certificate leaf) {
    String names =
        String.join(
            "; ",
            roots.stream()
                .map(
                    root ->
                        root.subject().isEmpty() ? "a certificate without a name" : root.subject())
                .toList());
    Hint hint = Hint.of("it may be of another deployment: each has a trusted root of its own");
    return Failure.of(
        Cause.UNKNOWN_AUTHORITY, "a path to " + names, "issued by " + leaf.issuer(), hint);
  }
}
