package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import java.util.List;
import java.util.Optional;

/** Picks the bundles out of all that refers to a manifest. */
final class BundleSearch {

  /** cosign reads no more of the legacy layout either. */
  private static final int MOST = 1_000;

  private BundleSearch() {}

  /** Opens each referrer, since what a list says of its type cannot be trusted. */
  static List<AttachedBundle> in(Shelf shelf, Digest subject, List<Descriptor> referrers) {
    if (referrers.size() > MOST) {
      throw Problem.of("too many referrers of one image")
          .tried("look for bundles that belong to " + subject)
          .expected("at most " + MOST)
          .found(String.valueOf(referrers.size()))
          .cause(Cause.MALFORMED)
          .asException();
    }
    return referrers.stream()
        .map(shelf::manifest)
        .flatMap(Optional::stream)
        .map(AttachedBundle::in)
        .flatMap(Optional::stream)
        .toList();
  }
}
