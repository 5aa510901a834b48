package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.Endpoint;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.ProblemText;
import dev.signlab.shell.screen.Speller;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shows what went wrong and gives the status for it. */
final class Failures {

  private final FailureLog log;
  private final boolean oneShot;
  private final Wording wording;
  private final Supplier<Diagnosis> diagnosis;
  private Optional<Problem> last = Optional.empty();

  Failures(FailureLog log, boolean oneShot, Wording wording, Supplier<Diagnosis> diagnosis) {
    this.log = log;
    this.oneShot = oneShot;
    this.wording = wording;
    this.diagnosis = diagnosis;
  }

  int show(Throwable failure, Typed typed, Optional<CommandSpec> spec, Screen screen) {
    if (isInterruption(failure)) {
      screen.err("stopped");
      return Command.INTERRUPTED;
    }
    Problem problem =
        failure instanceof LabException known ? known.problem() : unforeseen(failure, typed.line());
    String command = nameOf(typed, spec);
    problem = withLines(Speller.spelled(problem), typed, spec);
    problem =
        typed.withoutSecrets(withHelp(diagnosed(problem, typed), spec.isPresent() ? command : ""));
    last = Optional.of(problem);
    ProblemText.lines(problem, command, screen.style(), oneShot).forEach(screen::err);
    return problem.exitStatus();
  }

  /** Returns the latest problem that was shown since this was last asked. */
  Optional<Problem> takeLast() {
    Optional<Problem> shown = last;
    last = Optional.empty();
    return shown;
  }

  /** Says of a comment that it was one, where it reads as a command behind root's prompt. */
  void remark(String line, Screen screen) {
    Problem comment = Problem.of("a comment").build();
    Problem found = diagnosed(comment, Typed.line(line));
    found.hints().stream()
        .filter(Hint::isGuess)
        .flatMap(hint -> hint.command().stream())
        .filter(meant -> meant.indexOf(' ') > 0)
        .findFirst()
        .ifPresent(
            meant ->
                remark(
                    Problem.of("nothing was run")
                        .found("a comment; in documents # is also root's prompt")
                        .hint(Hint.meant(meant))
                        .build(),
                    screen));
  }

  private static void remark(Problem problem, Screen screen) {
    ProblemText.lines(problem, "", screen.style(), false).stream().skip(1).forEach(screen::err);
  }

  /** What looks for the cause must never hide the failure itself. */
  private Problem diagnosed(Problem problem, Typed typed) {
    try {
      return diagnosis.get().of(problem, typed.line(), typed.words());
    } catch (RuntimeException e) {
      log.add(typed.line(), e);
      return problem;
    }
  }

  private Problem withLines(Problem problem, Typed typed, Optional<CommandSpec> spec) {
    List<Hint> hints = new ArrayList<>();
    problem.hints().stream()
        .flatMap(hint -> starting(hint, typed))
        .forEach(
            hint ->
                LineHint.in(typed, spec, hint).map(line -> here(line, spec)).ifPresent(hints::add));
    Optional<String> line = Optional.of(typed.line().strip());
    hints.removeIf(hint -> hint.isGuess() && hint.command().equals(line));
    return problem.withHints(hints);
  }

  /** This world's own registry starts where it was; another that was named may be a slip. */
  private Stream<Hint> starting(Hint hint, Typed typed) {
    return hint.intent()
        .filter(Intent.StartRegistry.class::isInstance)
        .map(Intent.StartRegistry.class::cast)
        .map(start -> starting(start, hint, typed))
        .orElse(Stream.of(hint));
  }

  private Stream<Hint> starting(Intent.StartRegistry start, Hint hint, Typed typed) {
    String own = here(Endpoint.USUAL.host());
    if (own.equals(start.registry())) {
      return Stream.of(hint.withCommand("registry start"));
    }
    String named = "(?<![\\w.:-])" + Pattern.quote(start.registry()) + "(?![\\w.:-])";
    String line = typed.line().strip().replaceAll(named, Matcher.quoteReplacement(own));
    Hint meant = new Hint("if this lab's registry is meant, it is " + own, line);
    return line.equals(typed.line().strip()) ? Stream.of(hint) : Stream.of(meant, hint);
  }

  /** Nobody is left without a line to type: where no hint has one, help does. */
  private static Problem withHelp(Problem problem, String command) {
    List<Hint> hints = new ArrayList<>(problem.hints());
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
