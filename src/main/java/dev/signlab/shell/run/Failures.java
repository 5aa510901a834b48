package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.ProblemText;
import dev.signlab.shell.screen.Speller;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what went wrong and gives the status for it. */
final class Failures {

  /** The status of a command that was stopped, as every shell gives it: 128 and the signal. */
  static final int INTERRUPTED = 130;

  private final FailureLog log;
  private final boolean oneShot;
  private final Wording wording;

  Failures(FailureLog log, boolean oneShot, Wording wording) {
    this.log = log;
    this.oneShot = oneShot;
    this.wording = wording;
  }

  int show(Throwable failure, Typed typed, Optional<CommandSpec> spec, Screen screen) {
    if (isInterruption(failure)) {
      screen.err("stopped");
      return INTERRUPTED;
    }
    Problem problem =
        failure instanceof LabException known ? known.problem() : unforeseen(failure, typed.line());
    String command = nameOf(typed, spec);
    problem = typed.withoutSecrets(withLine(Speller.spelled(problem), command, typed, spec));
    ProblemText.lines(problem, command, screen.style(), oneShot).forEach(screen::err);
    return problem.exitStatus();
  }

  /** Nobody is left without a line to type: where no hint has one, help does. */
  private Problem withLine(
      Problem problem, String command, Typed typed, Optional<CommandSpec> spec) {
    List<Hint> hints = new ArrayList<>();
    problem
        .hints()
        .forEach(
            hint ->
                LineHint.in(typed, spec, hint).map(line -> here(line, spec)).ifPresent(hints::add));
    Optional<String> line = Optional.of(typed.line().strip());
    hints.removeIf(hint -> hint.isGuess() && hint.command().equals(line));
    if (hints.stream().allMatch(hint -> hint.command().isEmpty())) {
      boolean word = !command.isEmpty() && Character.isLetter(command.charAt(0));
      hints.add(word ? new Hint("how it is used", "help " + command) : Hint.command("help"));
    }
    return problem.withHints(hints);
  }

  /** An example is a line that works only with the registry of this world in it. */
  private Hint here(Hint hint, Optional<CommandSpec> spec) {
    List<String> examples = spec.map(CommandSpec::examples).orElse(List.of());
    return hint.command().filter(examples::contains).isPresent() ? hint.map(this::here) : hint;
  }

  private String here(String example) {
    try {
      return wording.here(example);
    } catch (LabException e) {
      // A world that cannot be read is not what failed.
      return example;
    }
  }

  private static String nameOf(Typed typed, Optional<CommandSpec> spec) {
    String first = typed.words().isEmpty() ? "" : typed.words().getFirst();
    return spec.map(CommandSpec::name).orElse(first);
  }

  private Problem unforeseen(Throwable failure, String line) {
    boolean kept = log.add(line, failure);
    return Problem.of("the lab made a mistake of its own, and stopped this command")
        .tried(line)
        .found(kept ? "details are in " + log.file() : "a failure that could not be written down")
        .hint("your files and progress are as they were; this looks at the rest", "doctor")
        .build();
  }

  static boolean isInterruption(Throwable failure) {
    boolean interrupted = Thread.interrupted();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      interrupted |=
          cause instanceof InterruptedException || cause instanceof ClosedByInterruptException;
    }
    return interrupted;
  }
}
