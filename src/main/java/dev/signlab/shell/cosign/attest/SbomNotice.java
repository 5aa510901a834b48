package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attest.DescribedImages;
import dev.signlab.sigstore.intoto.Statement;
import java.util.List;
import java.util.Set;

/** A bill of materials that describes another image than the one it is put on. */
final class SbomNotice {

  private SbomNotice() {}

  static List<String> ofStatement(Statement statement, Digest image) {
    return of(DescribedImages.of(statement.predicate()), image);
  }

  static List<String> ofDocument(byte[] document, Digest image) {
    return of(DescribedImages.of(document), image);
  }

  private static List<String> of(Set<Digest> described, Digest image) {
    if (described.isEmpty() || described.contains(image)) {
      return List.of();
    }
    return List.of(
        "WARNING: this document describes another image.",
        "    The image is     " + image,
        "    The document is  of " + described.iterator().next());
  }
}
