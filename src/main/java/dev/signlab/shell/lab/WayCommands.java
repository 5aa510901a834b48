package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.check.CheckResult;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.progress.TaskRecord.End;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.Lab;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.fault.OpenFault;
import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words that lead from task to task. */
final class WayCommands {

  private static final String ALL = "all";

  private WayCommands() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("start", "Begin a lab, or go on with the open task")
                .optionalArgument("LAB", "its name, number or folder", Completion.SCENARIO)
                .example("start sign")
                .example("start ./my-lab")
                .build(),
            WayCommands::start),
        new LabCommand(
            LabCommand.spec("next", "Show the open task, or begin the next lab").build(),
            WayCommands::next),
        new LabCommand(
            LabCommand.spec("skip", "Have the open task done, and go on").build(),
            WayCommands::skip),
        new LabCommand(
            LabCommand.spec("list", "Show the labs and what is done of them")
                .flag(Flag.toggle(ALL, "each lab, even if the screen is too low for all"))
                .flag(Flag.text(OwnLabs.FROM, "FOLDER", "the labs of a folder, in place of these"))
                .example("list")
                .example("list --from ./my-labs")
                .build(),
            (sitting, invocation) -> {
              if (invocation.flag(OwnLabs.FROM).isPresent()) {
                return OwnLabs.list(invocation);
              }
              Screen.Style style = invocation.screen().style();
              print(
                  invocation,
                  invocation.isOn(ALL)
                      ? ScenarioList.lines(sitting.lab(), style)
                      : ScenarioList.fitting(sitting.lab(), style, 0));
              return Command.OK;
            }),
        new LabCommand(
            LabCommand.spec("progress", "Show what you have done, and where it is kept").build(),
            (sitting, invocation) -> {
              print(invocation, ScenarioList.details(sitting.lab(), invocation.screen().style()));
              ReviewCommand.due(sitting, invocation).ifPresent(due -> say(due, invocation));
              return Command.OK;
            }));
  }

  private static int start(Sitting sitting, Invocation invocation) {
    Lab lab = sitting.lab();
    Optional<Current> open = lab.current();
    Optional<Scenario> wanted =
        invocation.optionalArgument(0).map(name -> OwnLabs.named(name, lab, invocation));
    if (open.isPresent()
        && wanted
            .map(Scenario::id)
            .filter(id -> !id.equals(open.get().scenario().id()))
            .isEmpty()) {
      requireNoOtherFault(open.get(), invocation);
      sitting.show(open.get(), invocation.screen());
      return Command.OK;
    }
    OpenFault.requireNone(invocation.service(World.class));
    Scenario scenario = wanted.orElseGet(() -> requireNext(lab));
    print(invocation, begin(lab, scenario, invocation));
    sitting.showBeginning(lab.requireCurrent(), invocation.screen());
    return Command.OK;
  }

  /** The labs rest while a fault is in the world, unless it is the one that a task is about. */
  private static void requireNoOtherFault(Current open, Invocation invocation) {
    Optional<String> own = open.task().challenge(Breakage.class).map(Breakage::fault);
    OpenFault.requireNoneBut(own, invocation.service(World.class));
  }

  /** What stands in the way is put right first; then the lab is asked for by its name again. */
  private static List<String> begin(Lab lab, Scenario scenario, Invocation invocation) {
    try {
      return lab.begin(scenario, KeyPasswords.of(invocation));
    } catch (LabException e) {
      List<Hint> hints = new ArrayList<>(e.problem().hints());
      hints.add(new Hint("and then the lab again", "start " + scenario.id()));
      throw new LabException(e.problem().withHints(hints), e);
    }
  }

  private static int next(Sitting sitting, Invocation invocation) {
    Optional<Current> open = sitting.lab().current();
    if (open.isEmpty()) {
      return start(sitting, invocation);
    }
    boolean waited = sitting.pageWaits();
    sitting.show(open.get(), invocation.screen());
    if (!waited) {
      invocation.screen().out("  " + sitting.messages().say("task.open"));
    }
    return Command.OK;
  }

  private static int skip(Sitting sitting, Invocation invocation) {
    Current skipped = sitting.lab().requireCurrent();
    requireNoOtherFault(skipped, invocation);
    List<String> lines = Solutions.lines(skipped, invocation.service(World.class));
    say("Skipped: " + skipped.task().goal() + ".", invocation);
    invocation.screen().out("This was typed for you:");
    lines.stream()
        .flatMap(line -> CommandRows.of("    ", line, invocation.screen().style()).stream())
        .forEach(invocation.screen()::out);
    TaskReport report = new SkippedTask(sitting, invocation).bringAbout(lines);
    report.failure().ifPresent(failure -> say(missing(report, failure), invocation));
    sitting.showNext(sitting.lab().finish(End.SKIPPED), invocation.screen());
    return Command.OK;
  }

  private static String missing(TaskReport report, CheckResult.Failed failure) {
    String goal = report.firstOpen().map(open -> open.check().goal()).orElse("");
    return "It did not work out: %s (%s). The next task may need it; reset begins the lab again."
        .formatted(goal, failure.found());
  }

  private static void say(String text, Invocation invocation) {
    int width = Math.min(80, invocation.screen().style().width());
    print(invocation, Field.lines("", text, width));
  }

  private static Scenario requireNext(Lab lab) {
    return lab.nextScenario()
        .orElseThrow(
            () ->
                Problem.of("all labs are done")
                    .expected("the name of a lab to do again")
                    .found("none")
                    .command("list")
                    .asException());
  }

  static void print(Invocation invocation, List<String> lines) {
    lines.forEach(invocation.screen()::out);
  }
}
