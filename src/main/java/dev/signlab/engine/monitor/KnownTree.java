package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.transparency.checkpoint.Checkpoint;

/** Finds in a file what a log once said of its tree: a checkpoint, alone or in a bundle. */
public final class KnownTree {

  private KnownTree() {}

  /**
   * Reads a checkpoint.
   *
   * @param bytes a checkpoint as it was signed, or a bundle whose log entry has one
   * @param what names the file in problems
   * @throws dev.signlab.diagnostic.LabException with the cause MALFORMED
   */
  public static Checkpoint read(byte[] bytes, String what) {
    if (bytes.length == 0 || bytes[0] != '{') {
      return Checkpoint.parse(bytes, what);
    }
    return Bundle.parse(bytes, what).material().tlogEntries().stream()
        .flatMap(entry -> entry.inclusionProof().stream())
        .filter(proof -> !proof.checkpoint().isEmpty())
        .map(proof -> proof.readCheckpoint(what))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(what + " holds no checkpoint")
                    .expected("a bundle whose log entry has a proof of inclusion")
                    .found("none")
                    .cause(Cause.NO_LOG_ENTRY)
                    .asException());
  }
}
