package dev.signlab.engine.attach;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import java.util.ArrayList;
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
    List<LabException> damaged = new ArrayList<>();
    List<AttachedBundle> found =
        referrers.stream()
            .flatMap(each -> opened(shelf, each, damaged).stream())
            .map(AttachedBundle::in)
            .flatMap(Optional::stream)
            .toList();
    if (found.isEmpty() && !damaged.isEmpty()) {
      throw damaged.getFirst();
    }
    return found;
  }

  /** Beside others a damaged one does not count, as with cosign; alone it is told. */
  private static Optional<Manifest> opened(
      Shelf shelf, Descriptor referrer, List<LabException> damaged) {
    try {
      return shelf.manifest(referrer);
    } catch (LabException e) {
      if (!e.problem().isOf(Cause.DIGEST_MISMATCH)) {
        throw e;
      }
      damaged.add(e);
      return Optional.empty();
    }
  }
}
