package dev.signlab.shell.inspect;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.AskedCause;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.Spelling;
import dev.signlab.shell.screen.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** {@code explain}: the last verification as a tree of steps. */
final class ExplainCommand implements Command {

  private static final String ALL = "all";

  private static final CommandSpec SPEC =
      CommandSpec.of("explain", "look closer", "Show the last verification step by step")
          .optionalArgument(
              "CAUSE", "what this cause means, and how it is mended", Completion.CAUSE)
          .flag(Flag.toggle(ALL, "each step, even if the screen is lower than the tree"))
          .example("explain")
          .example("explain WRONG_KEY")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    Optional<String> asked = invocation.optionalArgument(0);
    if (asked.isPresent()) {
      page(asked.get(), invocation);
      return OK;
    }
    Report report =
        invocation.service(LastReport.class).report().orElseThrow(() -> nothing(invocation));
    Screen.Style style = invocation.screen().style();
    AskedCause secret = invocation.service(AskedCause.class);
    Function<Report, List<String>> tree =
        each ->
            ReportTree.lines(
                each, style.width(), style.plain(), secret::is, ServedSteps.of(report, invocation));
    List<String> whole = tree.apply(report);
    boolean fits = invocation.isOn(ALL) || style.hasRoom(whole.size() + 1);
    (fits ? whole : tree.apply(new Folded(report))).forEach(invocation.screen()::out);
    invocation.screen().out("exit " + report.exitStatus() + ", as cosign");
    if (!fits) {
      invocation.screen().out("explain --" + ALL + " shows each step");
    }
    return OK;
  }

  private static void page(String asked, Invocation invocation) {
    CausePage page = Cause.named(asked).flatMap(CausePage::of).orElseThrow(() -> unknown(asked));
    World world = invocation.service(World.class);
    int width = invocation.screen().style().width();
    for (String line : page.lines()) {
      String here = world.inThisWorld(line);
      boolean typed = line.startsWith("  ");
      (typed ? List.of(here) : Field.lines("", here, width)).forEach(invocation.screen()::out);
    }
  }

  private static LabException unknown(String asked) {
    String name = asked.toUpperCase(Locale.ROOT).replace('-', '_');
    Problem.Builder problem =
        Problem.of("no cause is called " + asked)
            .expected("one of those that Tab lists after explain")
            .found(asked)
            .exitStatus(Problem.USAGE);
    Spelling.nearest(name, Cause.names())
        .forEach(near -> problem.hint(Hint.meant("explain " + near)));
    return problem.asException();
  }

  private static LabException nothing(Invocation invocation) {
    LastReport last = invocation.service(LastReport.class);
    String begun =
        last.hasBegun()
            ? "the last verification ended before its first step"
            : "nothing was verified yet in this session";
    return Problem.of(
            last.elsewhere().map(tool -> tool + " keeps no steps: it has said all").orElse(begun))
        .expected("a verification by cosign before it")
        .hint(
            "for instance",
            invocation
                .service(World.class)
                .inThisWorld("cosign verify --key cosign.pub localhost:5001/studentbook:1.0"))
        .asException();
  }
}
