package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.AttestationReport;
import dev.signlab.shell.command.Invocation;
import java.util.ArrayList;
import java.util.List;

/** A verification that did not pass, as the screen shows it. */
final class Refusal {

  private Refusal() {}

  static LabException of(Invocation invocation, AttestationReport report, String summary) {
    List<Hint> hints = new ArrayList<>();
    report
        .obstacle()
        .ifPresentOrElse(
            problem -> hints.addAll(problem.hints()), () -> report.hint().ifPresent(hints::add));
    if (invocation.session().isInteractive()) {
      hints.add(new Hint("step by step", "explain"));
    }
    return Problem.refusal(summary, report.cause(), hints, report.exitStatus()).asException();
  }
}
