package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;

/** {@code explain}: the last verification as a tree of steps. */
final class ExplainCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("explain", "look closer", "Show the last verification step by step")
          .example("explain")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Report report =
        invocation.service(LastReport.class).report().orElseThrow(() -> nothing(invocation));
    Screen.Style style = invocation.screen().style();
    ReportTree.lines(report, style.width(), style.plain()).forEach(invocation.screen()::out);
    invocation.screen().out("exit " + report.exitStatus() + ", as cosign");
    return OK;
  }

  private static LabException nothing(Invocation invocation) {
    boolean begun = invocation.service(LastReport.class).hasBegun();
    return Problem.of(
            begun
                ? "the last verification ended before its first step"
                : "nothing was verified yet in this session")
        .expected("a verification before it")
        .hint(
            "for instance",
            invocation
                .service(World.class)
                .inThisWorld("cosign verify --key cosign.pub localhost:5001/studentbook:1.0"))
        .asException();
  }
}
