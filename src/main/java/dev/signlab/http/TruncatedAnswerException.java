package dev.signlab.http;

import java.io.IOException;

/** An answer had fewer bytes than it said. */
final class TruncatedAnswerException extends IOException {

  private static final long serialVersionUID = 1;

  TruncatedAnswerException(long found, long promised) {
    super(found + " of " + promised + " bytes");
  }

  TruncatedAnswerException(long found) {
    super(found + " bytes, and no end");
  }
}
