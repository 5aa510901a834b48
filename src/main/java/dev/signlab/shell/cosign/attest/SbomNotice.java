package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attest.DescribedImages;
import dev.signlab.oci.model.Manifest;
import dev.signlab.sigstore.intoto.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A bill of materials that describes another image than the one it is put on. */
final class SbomNotice {

  private SbomNotice() {}

  static List<String> ofStatement(Statement statement, Supplier<Manifest> image) {
    return of(DescribedImages.of(statement.predicate()), image);
  }

  static List<String> ofDocument(byte[] document, Supplier<Manifest> image) {
    return of(DescribedImages.of(document), image);
  }

  /** The image is asked for only when the document names one. */
  private static List<String> of(Set<Digest> described, Supplier<Manifest> image) {
    if (described.isEmpty()) {
      return List.of();
    }
    Manifest manifest = image.get();
    return DescribedImages.other(described, manifest)
        .map(
            other ->
                List.of(
                    "WARNING: this document describes another image.",
                    "    The image is     " + manifest.digest(),
                    "    The document is  of " + other))
        .orElse(List.of());
  }
}
