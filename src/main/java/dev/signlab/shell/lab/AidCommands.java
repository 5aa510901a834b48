package dev.signlab.shell.lab;

import dev.signlab.environment.world.World;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.HintLadder;
import dev.signlab.scenario.run.Current;
import dev.signlab.scenario.run.TaskReport;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.fault.OpenFault;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ScenarioOrigin;
import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import dev.signlab.shell.screen.StreamScreen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words that help: what is missing, a hint, the solution. */
final class AidCommands {

  private static final String APPLY = "apply";
  private static final String YES = "yes";
  private static final String INDENT = "    ";
  private static final int WIDEST = 80;

  private AidCommands() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("check", "Say what the open task still wants, and why").build(),
            AidCommands::check),
        new LabCommand(
            LabCommand.spec("hint", "Show one more step of help, four in all").build(),
            AidCommands::hint),
        new LabCommand(
            LabCommand.spec("solution", "Show how the open task is solved")
                .flag(Flag.toggle(APPLY, "type the lines, too"))
                .flag(Flag.toggle(YES, "do not ask first").withShort("y"))
                .example("solution --apply")
                .build(),
            AidCommands::solution));
  }

  private static int check(Sitting sitting, Invocation invocation) {
    Current current = sitting.lab().requireCurrent();
    TaskReport report = sitting.lab().report();
    if (report.passed()) {
      if (sitting.isUntouched()) {
        invocation.screen().out("  " + sitting.messages().say("task.true-already"));
      }
      return Command.OK;
    }
    invocation.screen().out("  " + current.task().goal());
    WayCommands.print(
        invocation, new ReportLines(invocation.screen().style()).full(report, current.task()));
    return 1;
  }

  private static int hint(Sitting sitting, Invocation invocation) {
    TaskReport report = sitting.lab().report();
    int shown = sitting.lab().takeHint();
    Current current = sitting.lab().requireCurrent();
    String name = HintLadder.NAMES.get(shown - 1);
    invocation.screen().out("  hint %d of %d, %s".formatted(shown, HintLadder.LENGTH, name));
    current
        .task()
        .hints()
        .steps()
        .get(shown - 1)
        .textFor(report.cause())
        .strip()
        .lines()
        .flatMap(line -> fitting(line, shown, invocation.screen().style().width()))
        .forEach(invocation.screen()::out);
    return Command.OK;
  }

  /** The last hint is to be typed: it stays in one piece, so that it can be copied. */
  private static Stream<String> fitting(String line, int shown, int width) {
    if (shown == HintLadder.LENGTH) {
      return Stream.of(INDENT + line);
    }
    String text = line.stripLeading();
    String indent = INDENT + " ".repeat(line.length() - text.length());
    return Field.lines(indent, text, Math.min(WIDEST, width)).stream();
  }

  private static int solution(Sitting sitting, Invocation invocation) {
    List<String> lines =
        Solutions.lines(sitting.lab().requireCurrent(), invocation.service(World.class));
    lines.stream()
        .flatMap(line -> CommandRows.of("    ", line, invocation.screen().style()).stream())
        .forEach(invocation.screen()::out);
    if (!invocation.isOn(APPLY)) {
      return Command.OK;
    }
    Optional<String> own =
        sitting.lab().requireCurrent().task().challenge(Breakage.class).map(Breakage::fault);
    OpenFault.requireNoneBut(own, invocation.service(World.class));
    boolean yes =
        invocation.isOn(YES) || invocation.screen().confirms("Type these lines now? [y/n] ");
    if (!yes || !(invocation.screen() instanceof StreamScreen screen)) {
      return Command.OK;
    }
    ScenarioOrigin whose = ScenarioOrigin.of(sitting.lab().requireCurrent().scenario().folder());
    invocation.service(LabSession.class).confined(whose, () -> type(lines, invocation, screen));
    return Command.OK;
  }

  private static int type(List<String> lines, Invocation invocation, StreamScreen screen) {
    int status = Command.OK;
    for (String line : lines) {
      screen.out("> " + line);
      status = invocation.service(LineRunner.class).run(line, screen);
    }
    return status;
  }
}
