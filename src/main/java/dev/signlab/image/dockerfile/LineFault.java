package dev.signlab.image.dockerfile;

import java.util.Optional;

/** What is wrong with one instruction; whoever catches it knows the line. */
final class LineFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String hint;

  LineFault(String text) {
    this(text, "");
  }

  LineFault(String text, String hint) {
    super(text, null, false, false);
    this.hint = hint;
  }

  String text() {
    return String.valueOf(getMessage());
  }

  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
