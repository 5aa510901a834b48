package dev.signlab.shell.cosign.blob;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a line: what is signed, what comes with it, and what is written. */
final class BlobFiles {

  static final String STANDARD_INPUT = "-";
  private static final String DIGEST = "sha256:";

  private BlobFiles() {}

  /** A file, or standard input; progress is shown while it is read. */
  static Artifact artifact(Invocation invocation, String typed) {
    if (typed.equals(STANDARD_INPUT)) {
      return Artifact.of(invocation.session().input(), "standard input");
    }
    Path file = invocation.path(typed);
    if (Files.isDirectory(file)) {
      throw Problem.of("read " + typed + ": is a directory")
          .expected("a file")
          .found("a folder")
          .hint("pack it first", "tar cf " + typed + ".tar " + typed)
          .cause(Cause.NO_FILE)
          .asException();
    }
    long size = size(file);
    return Artifact.of(
        file, typed, done -> invocation.screen().progress("reading " + typed, done, size));
  }

  /** A file, standard input, or a digest in place of a file that is not at hand. */
  static Artifact artifactOrDigest(Invocation invocation, String typed) {
    boolean digest = typed.startsWith(DIGEST) && !Files.exists(invocation.path(typed));
    return digest ? Artifact.of(Digest.parse(typed)) : artifact(invocation, typed);
  }

  /** Writes what only the owner may read, as cosign does. */
  static void write(Invocation invocation, String typed, byte[] bytes) {
    Path file = invocation.output(typed);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw Problem.of("create " + typed + ": not a file that can be replaced")
          .expected("a new name, or a file")
          .found("something else of that name")
          .asException();
    }
    AtomicFile.writeSecret(file, bytes);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // It will be said when the file is read.
      return 0;
    }
  }
}
