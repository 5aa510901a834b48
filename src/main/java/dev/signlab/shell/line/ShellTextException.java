package dev.signlab.shell.line;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** A text holds what a shell puts other words in place of, and the line language does not. */
public final class ShellTextException extends LabException {

  private static final long serialVersionUID = 1L;

  ShellTextException(Problem problem) {
    super(problem);
  }
}
