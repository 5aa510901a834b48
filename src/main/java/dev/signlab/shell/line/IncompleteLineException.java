package dev.signlab.shell.line;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;

/** The line ends inside quotes, a substitution or a continuation: another line may complete it. */
public final class IncompleteLineException extends LabException {

  private static final long serialVersionUID = 1L;

  IncompleteLineException(String missing) {
    super(
        Problem.of("the line is not complete")
            .expected(missing)
            .found("the end of the line")
            .exitStatus(Problem.USAGE)
            .build());
  }
}
