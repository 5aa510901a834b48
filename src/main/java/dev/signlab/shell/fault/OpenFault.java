package dev.signlab.shell.fault;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.ReportTree;
import dev.signlab.engine.report.Step;
import dev.signlab.environment.world.Bookmarks;
import dev.signlab.environment.world.Broken;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.fault.Fault;
import dev.signlab.scenario.fault.FaultBook;
import dev.signlab.scenario.fault.Ground;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.compare.ChangeLines;
import dev.signlab.shell.inspect.ServedSteps;
import dev.signlab.shell.screen.CommandRows;
import dev.signlab.shell.screen.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The fault that is in a learner's world, until it is taken back. While it is there the labs rest:
 * their next task would begin in a broken world.
 *
 * @param world the world
 * @param mark what was noted of it
 * @param fault the fault
 */
public record OpenFault(World world, Broken.Mark mark, Fault fault) {

  /** Returns the fault that is in a world. */
  public static Optional<OpenFault> in(World world) {
    Broken broken = new Broken(world.home());
    return broken.isThere()
        ? broken.mark().map(mark -> new OpenFault(world, mark, FaultBook.named(mark.name())))
        : Optional.empty();
  }

  /** Refuses what would go on with the labs while a fault is in the world. */
  public static void requireNone(World world) {
    new Broken(world.home()).requireNone();
  }

  /** Refuses the same, unless it is the fault that the open task is about. */
  public static void requireNoneBut(Optional<String> ofTask, World world) {
    if (in(world)
        .map(open -> open.fault().name())
        .filter(n -> ofTask.equals(Optional.of(n)))
        .isEmpty()) {
      requireNone(world);
    }
  }

  /** Tells whether its cause is asked for, and which it is. */
  public boolean asks(Cause cause) {
    return !mark.found() && (fault.cause() == cause || fault.verdict() == cause);
  }

  /** Returns the line that fails by it, as it is typed in this world. */
  public String look() {
    return world.inThisWorld(fault.look());
  }

  /** Tells whether a folder is that of the faults, or one in it. */
  public boolean isAt(Path directory) {
    return directory.startsWith(world.workspace().resolve(Ground.FOLDER));
  }

  /**
   * Returns the names of the steps at which it shows in the learner's own last verification; none
   * where that failed for another reason, as one from before the fault.
   */
  public List<String> showing(Invocation invocation) {
    List<Step> leaves =
        failed(invocation).stream()
            .flatMap(Step::all)
            .filter(step -> step.steps().isEmpty())
            .toList();
    return leaves.stream().anyMatch(this::isByIt)
        ? leaves.stream().map(Step::name).distinct().toList()
        : List.of();
  }

  private boolean isByIt(Step step) {
    return step.outcome() instanceof Outcome.Failed failed && failed.cause() == fault.verdict();
  }

  /** Tells whether it has been named where it shows. */
  public boolean isShown() {
    return mark.shown();
  }

  /** Returns the same, of which is known where it shows; that is noted. */
  public OpenFault shown() {
    new Broken(world.home()).put(mark.asShown());
    return new OpenFault(world, mark.asShown(), fault);
  }

  private static List<Step> failed(Invocation invocation) {
    return invocation
        .service(LastReport.class)
        .report()
        .map(Report::steps)
        .orElse(List.of())
        .stream()
        .flatMap(step -> step.failing().stream())
        .toList();
  }

  /** Answers a diagnosis. */
  public int answer(Cause named, Invocation invocation) {
    Screen screen = invocation.screen();
    if (named == fault.cause()) {
      new Broken(world.home()).put(mark.asFound());
      reveal(invocation);
      return Command.OK;
    }
    screen.out(
        named == fault.verdict()
            ? "  " + named.words() + ": that is what it says. Why? Find what happened before."
            : "  no, that is not it. Look again:");
    if (named != fault.verdict()) {
      CommandRows.of("    ", look(), screen.style().width()).forEach(screen::out);
      screen.out("    explain");
    }
    return 1;
  }

  /** The answer stands last, where it can be read. */
  private void reveal(Invocation invocation) {
    Screen screen = invocation.screen();
    whereItShows(invocation);
    screen.out("what it changed");
    ChangeLines.of(new Bookmarks(world).compareTo(Broken.BEFORE).changes(), screen.style())
        .forEach(line -> screen.out("  " + line));
    screen.out("");
    screen.out("what was typed in " + Ground.FOLDER);
    int width = screen.style().width();
    fault.lines().stream()
        .map(world::inThisWorld)
        .flatMap(line -> CommandRows.of("  ", line, width).stream())
        .forEach(screen::out);
    screen.out("");
    screen.out("  yes: " + fault.cause().words());
    Field.lines("  ", fault.reveal(), width).forEach(screen::out);
    screen.out("  undo  takes it back.");
  }

  /** Of the learner's own last verification the steps that failed, with their requests. */
  private static void whereItShows(Invocation invocation) {
    Screen screen = invocation.screen();
    Optional<Report> report = invocation.service(LastReport.class).report();
    List<Step> failed = failed(invocation);
    if (!failed.isEmpty()) {
      screen.out("where it shows, and the requests that served it (explain and wire have all)");
      ServedSteps served = ServedSteps.of(report.get(), invocation);
      ReportTree.steps(
              failed,
              screen.style().width(),
              screen.style().plain(),
              new ServedSteps(failed, served.exchanges()))
          .forEach(screen::out);
      screen.out("");
    }
  }

  /** Puts the world back to where it was before. */
  public void takeBack() {
    Injection.takeBack(world, mark.registry());
  }

  /** Starts what it stopped, where the world was put back by another word. */
  public void startAgain() {
    Injection.startAgain(world, mark.registry());
  }
}
