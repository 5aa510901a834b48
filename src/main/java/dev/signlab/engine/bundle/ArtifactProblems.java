package dev.signlab.engine.bundle;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What can go wrong while an artifact is read, in cosign's words where it has some. */
final class ArtifactProblems {

  private ArtifactProblems() {}

  /** Reads all of a stream, within the bound for keys that sign whole messages. */
  static byte[] whole(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(Artifact.LARGEST_WHOLE + 1);
    if (bytes.length > Artifact.LARGEST_WHOLE) {
      throw Problem.of(name + " is too large for an Ed25519 key")
          .expected(
              "at most "
                  + (Artifact.LARGEST_WHOLE >> 20)
                  + " MiB: Ed25519 signs the message itself, which must be in memory whole")
          .found("more")
          .hint("ECDSA and RSA sign a digest, and so files of any length")
          .asException();
    }
    return bytes;
  }

  static LabException unreadable(String name, IOException e) {
    String reason =
        switch (e) {
          case NoSuchFileException missing -> "no such file or directory";
          case AccessDeniedException denied -> "permission denied";
          default -> Reason.of(e);
        };
    return Problem.of("open " + name + ": " + reason)
        .tried("read " + name)
        .expected("a file that can be read")
        .found(reason)
        .hint("see which files are here", new Intent.ListFiles(""))
        .cause(Cause.NO_FILE)
        .asException(e);
  }
}
