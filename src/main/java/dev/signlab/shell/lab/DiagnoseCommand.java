package dev.signlab.shell.lab;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.LastReport;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Report;
import dev.signlab.engine.report.Step;
import dev.signlab.environment.world.World;
import dev.signlab.scenario.check.PointedCheck;
import dev.signlab.scenario.model.Breakage;
import dev.signlab.scenario.model.Diagnosis;
import dev.signlab.scenario.run.Current;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.fault.OpenFault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code diagnose}: the evidence first, where a verification shows it, and then the cause. Whoever
 * can name the step that failed has looked, and copies no answer.
 */
final class DiagnoseCommand {

  private DiagnoseCommand() {}

  static Command made() {
    return new LabCommand(
        LabCommand.spec("diagnose", "Name the step that failed, then the cause of it")
            .optionalArguments(
                "WORD",
                "a step of explain, a cause, or both: by name or in words",
                Completion.EVIDENCE)
            .example("diagnose signed by this key")
            .example("diagnose WRONG_KEY")
            .example("diagnose signed by this key: signed by another key")
            .build(),
        DiagnoseCommand::diagnose);
  }

  /** Returns the names of the steps of the last verification, in the order of its tree. */
  static List<String> steps(Session session) {
    return leaves(session).map(Step::name).distinct().toList();
  }

  private static Stream<Step> leaves(Session session) {
    return session.service(LastReport.class).report().map(Report::steps).orElse(List.of()).stream()
        .flatMap(Step::all)
        .filter(step -> step.steps().isEmpty());
  }

  private static int diagnose(Sitting sitting, Invocation invocation) {
    Optional<OpenFault> fault = OpenFault.in(invocation.service(World.class));
    return fault.isPresent()
        ? ofFault(fault.get(), sitting, invocation)
        : ofTask(sitting, sitting.lab().requireCurrent(), invocation);
  }

  private static int ofFault(OpenFault fault, Sitting sitting, Invocation invocation) {
    boolean ofTask = isOfTask(fault, sitting);
    List<String> showing = fault.showing(invocation);
    StepAndCause said = said(invocation, Optional.of(fault.look()), "explain", List.of());
    OpenFault open = fault;
    if (said.step().isPresent()) {
      if (showing.stream().noneMatch(said.step().get()::equals)) {
        return wrongStep(said.step().get(), invocation);
      }
      open = fault.shown();
      if (ofTask) {
        sitting.lab().point(said.step().get());
      }
    }
    if (said.cause().isEmpty()) {
      return nowTheCause(invocation);
    }
    if (!showing.isEmpty() && !open.isShown()) {
      return evidenceFirst(invocation);
    }
    if (ofTask) {
      sitting.lab().diagnose(said.cause().get());
    }
    return open.answer(said.cause().get(), invocation);
  }

  private static boolean isOfTask(OpenFault fault, Sitting sitting) {
    return sitting
        .lab()
        .current()
        .flatMap(at -> at.task().challenge(Breakage.class))
        .filter(asked -> asked.fault().equals(fault.fault().name()))
        .isPresent();
  }

  private static int ofTask(Sitting sitting, Current current, Invocation invocation) {
    Optional<Diagnosis> asked = current.task().challenge(Diagnosis.class);
    Optional<PointedCheck> step = asked.flatMap(Diagnosis::step).map(PointedCheck::new);
    StepAndCause said =
        said(
            invocation,
            asked.map(Diagnosis::evidence),
            "check",
            step.map(PointedCheck::step).stream().toList());
    said.step().ifPresent(sitting.lab()::point);
    Optional<String> pointed = said.step().or(() -> current.open().facts().step());
    boolean shown = step.isEmpty() || pointed.filter(step.get()::isRight).isPresent();
    if (said.step().isPresent() && !shown) {
      return wrongStep(said.step().get(), invocation);
    }
    if (said.cause().isEmpty()) {
      return nowTheCause(invocation);
    }
    return shown
        ? answer(sitting, asked, said.cause().get(), invocation)
        : evidenceFirst(invocation);
  }

  private static int answer(
      Sitting sitting, Optional<Diagnosis> asked, Cause cause, Invocation invocation) {
    sitting.lab().diagnose(cause);
    if (asked.isEmpty()) {
      invocation.screen().out("  this task asks for no diagnosis");
      return Command.OK;
    }
    if (asked.get().cause() == cause) {
      invocation.screen().out("  " + messages(invocation).say("diagnose.yes", cause.words()));
      return Command.OK;
    }
    Missed.note(sitting.lab().requireCurrent(), invocation.session());
    AnswerCommands.say(messages(invocation).say("diagnose.no", asked.get().evidence()), invocation);
    return 1;
  }

  private static Messages messages(Invocation invocation) {
    return invocation.service(Sitting.class).messages();
  }

  private static int nowTheCause(Invocation invocation) {
    AnswerCommands.say(messages(invocation).say("diagnose.step-shows"), invocation);
    return Command.OK;
  }

  private static int evidenceFirst(Invocation invocation) {
    AnswerCommands.say(messages(invocation).say("diagnose.evidence-first"), invocation);
    return 1;
  }

  private static int wrongStep(String name, Invocation invocation) {
    String how =
        leaves(invocation.session())
            .filter(step -> step.name().equals(name))
            .map(Step::outcome)
            .map(DiagnoseCommand::words)
            .findFirst()
            .orElse("diagnose.no-such-step");
    Messages messages = messages(invocation);
    AnswerCommands.say(messages.say("diagnose.wrong-step", messages.say(how)), invocation);
    return 1;
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Passed _ -> "diagnose.passed";
      case Outcome.NotReached _ -> "diagnose.not-reached";
      case Outcome.Failed _ -> "diagnose.failed";
    };
  }

  /** An example would be an answer; who names nothing is told where to look. */
  private static StepAndCause said(
      Invocation invocation, Optional<String> evidence, String look, List<String> asked) {
    if (invocation.arguments().isEmpty()) {
      Problem.Builder problem =
          Problem.of("no cause is named")
              .expected("diagnose CAUSE: a name that Tab lists, or words such as: no signature")
              .found("none")
              .exitStatus(Problem.USAGE);
      evidence.ifPresent(problem::hint);
      throw problem.hint("what is asked for", look).asException();
    }
    List<String> steps =
        Stream.concat(asked.stream(), steps(invocation.session()).stream()).toList();
    return StepAndCause.parse(invocation.arguments(), steps);
  }
}
