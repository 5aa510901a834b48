package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.jshell.Snippets;
import dev.signlab.scenario.model.Scenario;
import dev.signlab.scenario.run.Lab;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.fault.OpenFault;
import dev.signlab.shell.run.LabSession;
import java.util.List;
import java.util.Optional;

/** The words that lead back: undo and reset. */
final class BackCommands {

  private static final String TASK = "task";
  private static final String YES = "yes";

  private BackCommands() {}

  static List<Command> all() {
    return List.of(
        new LabCommand(
            LabCommand.spec("undo", "Put everything back to where the open task began")
                .destructive()
                .build(),
            BackCommands::undo),
        new LabCommand(
            LabCommand.spec("reset", "Begin the open task, the open lab or another one again")
                .optionalArgument("WHAT", "task, or the name of a lab", Completion.SCENARIO)
                .flag(Flag.toggle(YES, "do not ask first").withShort("y"))
                .example("reset task")
                .destructive()
                .build(),
            BackCommands::reset));
  }

  private static int undo(Sitting sitting, Invocation invocation) {
    Optional<OpenFault> fault = OpenFault.in(invocation.service(World.class));
    if (fault.isPresent()) {
      return takeBack(fault.get(), sitting, invocation);
    }
    Lab.Back back = sitting.lab().undo();
    forgetJava(invocation);
    invocation
        .screen()
        .out(
            "Back to task %d as it was at its beginning (registry, images, keys, files)."
                .formatted(back.current().number()));
    WayCommands.print(invocation, back.left());
    sitting.show(back.current(), invocation.screen());
    return Command.OK;
  }

  /** A fault came in last, so it goes first; the open task is where it was. */
  private static int takeBack(OpenFault fault, Sitting sitting, Invocation invocation) {
    fault.takeBack();
    invocation.screen().out("Back to where you were before the fault; the world is whole again.");
    if (fault.isAt(invocation.session().directory())) {
      invocation.screen().out("You are still in the folder of the faults;  cd  leads home.");
    }
    sitting
        .lab()
        .current()
        .ifPresent(
            current ->
                invocation
                    .screen()
                    .out("Task " + current.number() + " is open as before; next shows it."));
    return Command.OK;
  }

  private static int reset(Sitting sitting, Invocation invocation) {
    String what = invocation.optionalArgument(0).orElse("");
    if (what.equals(TASK)) {
      return undo(sitting, invocation);
    }
    OpenFault.requireNone(invocation.service(World.class));
    Lab lab = sitting.lab();
    Scenario scenario =
        what.isEmpty() ? lab.requireCurrent().scenario() : lab.catalogue().get(what);
    requireYes(scenario, invocation);
    WayCommands.print(invocation, lab.reset(scenario, KeyPasswords.of(invocation)));
    forgetJava(invocation);
    sitting.showBeginning(lab.requireCurrent(), invocation.screen());
    return Command.OK;
  }

  /** What was declared belongs to what is put back: a task could pass by it without work. */
  static void forgetJava(Invocation invocation) {
    invocation.service(LabSession.class).made(Snippets.class).ifPresent(Snippets::forget);
  }

  private static void requireYes(Scenario scenario, Invocation invocation) {
    String question =
        "Begin \"%s\" again? Files, keys and images go back to what they were then. [y/n] "
            .formatted(scenario.title());
    boolean yes = invocation.isOn(YES) || invocation.screen().confirms(question);
    if (!yes) {
      throw Problem.of("nothing was reset")
          .expected("a yes")
          .found("none")
          .hint("to go back to the beginning of the open task only", "undo")
          .asException();
    }
  }
}
