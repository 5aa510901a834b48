package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;

/** A file, or standard input for a dash. */
final class Input {

  private static final int LARGEST = 128 << 20;

  private Input() {}

  static byte[] read(Invocation invocation, String file) {
    if (!file.equals("-")) {
      return BoundedFile.read(invocation.path(file), LARGEST);
    }
    try {
      return BoundedFile.read(invocation.session().input(), LARGEST, "standard input");
    } catch (IOException e) {
      throw Problem.of("standard input cannot be read")
          .expected("up to " + LARGEST + " bytes")
          .found(Reason.of(e))
          .asException(e);
    }
  }
}
