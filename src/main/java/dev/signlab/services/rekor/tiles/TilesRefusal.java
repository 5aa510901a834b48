package dev.signlab.services.rekor.tiles;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** What the log does not take; Rekor says the text alone, and this log also why. */
final class TilesRefusal extends LabException {

  /** The codes of gRPC. */
  private static final int INVALID_ARGUMENT = 3;

  private static final int UNIMPLEMENTED = 12;

  private final int status;
  private final int code;

  TilesRefusal(String text, String reason) {
    this(400, INVALID_ARGUMENT, reason.isEmpty() ? text : text + ": " + reason);
  }

  private TilesRefusal(int status, int code, String text) {
    super(Problem.of(text).build());
    this.status = status;
    this.code = code;
  }

  /** Refuses a method that is not for the path. */
  static TilesRefusal method(String method) {
    return new TilesRefusal(405, UNIMPLEMENTED, "Method Not Allowed: " + method);
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
