package dev.signlab.diagnostic;

/**
 * The root of every exception that this project throws on purpose: it carries the {@link Problem}
 * that the screen shows. Rooms may extend it where a caller needs to tell failures apart by type.
 */
public class LabException extends RuntimeException {

  private final transient Problem problem;

  /** Carries a problem. */
  public LabException(Problem problem) {
    super(problem.summary());
    this.problem = problem;
  }

  /** Carries a problem, and remembers for developers what caused it. */
  public LabException(Problem problem, Throwable cause) {
    super(problem.summary(), cause);
    this.problem = problem;
  }

  /** Returns what the screen shows. */
  public Problem problem() {
    return problem;
  }
}
