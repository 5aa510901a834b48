package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandListener;
import dev.signlab.shell.command.LineMode;
import dev.signlab.shell.line.CompoundLineException;
import dev.signlab.shell.line.Expander;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.ShellTextException;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs lines as they are typed, and words as a process gets them. Nothing is thrown: every failure
 * ends as lines on the screen and a status. Used by one thread at a time.
 */
public final class LineRunner {

  /** The status of shells for a command that there is not. */
  private static final int NOT_FOUND = 127;

  private final Dispatcher dispatcher;
  private final LabSession session;
  private final List<CommandListener> listeners;
  private final Failures failures;
  private final HostPipes hostPipes;
  private final PipedPrograms foreign;

  /**
   * Runs lines in a session.
   *
   * @param dispatcher finds and runs the commands
   * @param session the session
   * @param listeners who hears of each line
   * @param log where failures go that nobody foresaw
   */
  public LineRunner(
      Dispatcher dispatcher, LabSession session, List<CommandListener> listeners, FailureLog log) {
    this.dispatcher = dispatcher;
    this.session = session;
    this.listeners = List.copyOf(listeners);
    this.failures =
        new Failures(
            log,
            !session.isInteractive(),
            text -> session.service(Wording.class).here(text),
            () -> session.isConfined() ? Diagnosis.NONE : session.service(Diagnosis.class));
    this.hostPipes = new HostPipes(dispatcher::isTool);
    this.foreign = new PipedPrograms(dispatcher::knows);
  }

  /** Runs a text of one or more lines and returns the status of the last command. */
  public int run(String text, StreamScreen screen) {
    Optional<LineMode> mode = session.mode();
    Optional<String> line = mode.flatMap(language -> language.outside(text));
    if (mode.isEmpty() || line.isPresent()) {
      return runLines(line.orElse(text), screen);
    }
    return heard(
        text.strip(), screen, () -> dispatch(mode.get().command(text), text, screen).status());
  }

  private int runLines(String text, StreamScreen screen) {
    return heard(text.strip(), screen, () -> runText(text, screen));
  }

  /** Runs one command whose words need no reading. */
  public int runWords(List<String> words, StreamScreen screen) {
    String line = Quoting.line(words.getFirst(), words.subList(1, words.size()));
    return heard(line, screen, () -> dispatch(words, line, screen).status());
  }

  /**
   * Runs a command for a tool of a text that the machine's shell runs: nobody hears of it as of a
   * line. Words that no command has end with the status that shells give them.
   */
  public int runForTool(List<String> words, StreamScreen screen) {
    String line = Quoting.line(words.getFirst(), words.subList(1, words.size()));
    boolean known = dispatcher.knows(words.getFirst());
    int status = dispatch(words, line, screen).status();
    return known ? status : NOT_FOUND;
  }

  /**
   * Returns the problem that was shown last, once: nothing when none was since it was asked for.
   */
  public Optional<Problem> takeProblem() {
    return failures.takeLast();
  }

  private int runText(String text, StreamScreen screen) {
    List<Pipeline> pipelines;
    try {
      pipelines = hostPipes.apart(LineParser.parse(text));
    } catch (CompoundLineException e) {
      return runBeyond(text, () -> Constructs.refusal(e, session.environment()), screen);
    } catch (ShellTextException e) {
      return runBeyond(text, () -> e, screen);
    }
    MachineText machine = machineText();
    if (session.isConfined() || !machine.isForeign(pipelines) || !machine.shell().isThere()) {
      return TextRows.of(pipelines, text)
          .run(
              row -> runPipelines(row, text, screen),
              status -> session.ended().isPresent() || status == Command.INTERRUPTED,
              status -> tellBetweenRows(status, text, screen));
    }
    List<String> missing = machine.missing(pipelines);
    return missing.isEmpty()
        ? runOnMachine(text, screen)
        : dispatch(missing, text, screen).status();
  }

  /** Who hears of lines hears of each row of a pasted text, as if it had been typed alone. */
  private void tellBetweenRows(int status, String text, StreamScreen screen) {
    tell(text, screen, listener -> listener.after(text, status, session, screen));
    tell(text, screen, listener -> listener.before(text, session, screen));
  }

  /** A text is the machine's only where a learner typed it. */
  private int runBeyond(String text, Supplier<LabException> refusal, StreamScreen screen) {
    if (session.isConfined() || !session.service(MachineShell.class).isThere()) {
      throw refusal.get();
    }
    return runOnMachine(text, screen);
  }

  private int runOnMachine(String text, StreamScreen screen) {
    String shown = MachineText.shown(text);
    Optional<LabException> foreign =
        ForeignPaths.refusal(shown).or(() -> UnfilledText.refusal(shown));
    if (foreign.isPresent()) {
      throw foreign.get();
    }
    return machineText().shell().run(shown, screen);
  }

  private MachineText machineText() {
    return new MachineText(dispatcher, session, session.service(MachineShell.class));
  }

  private List<Pipeline> parsed(String text) {
    try {
      return hostPipes.apart(LineParser.parse(text));
    } catch (CompoundLineException e) {
      throw Constructs.refusal(e, session.environment());
    }
  }

  private interface Work {
    int run();
  }

  private int heard(String line, StreamScreen screen, Work work) {
    if (line.isEmpty()) {
      return session.lastStatus();
    }
    tell(line, screen, listener -> listener.before(line, session, screen));
    int status;
    try {
      status = work.run();
    } catch (RuntimeException | Error e) {
      status = failures.show(e, Typed.line(line), Optional.empty(), screen);
    }
    session.setLastStatus(status);
    int result = status;
    tell(line, screen, listener -> listener.after(line, result, session, screen));
    return status;
  }

  private void tell(
      String line, StreamScreen screen, java.util.function.Consumer<CommandListener> what) {
    for (CommandListener listener : listeners) {
      try {
        what.accept(listener);
      } catch (RuntimeException e) {
        failures.show(e, Typed.line(line), Optional.empty(), screen);
      }
    }
  }

  private int runPipelines(List<Pipeline> pipelines, String line, StreamScreen screen) {
    int status = 0;
    if (pipelines.isEmpty() && session.isInteractive() && !session.isConfined()) {
      failures.remark(line, screen);
    }
    for (Pipeline pipeline : pipelines) {
      boolean wanted =
          switch (pipeline.condition()) {
            case ALWAYS -> true;
            case AND -> status == 0;
            case OR -> status != 0;
          };
      if (wanted) {
        status = runPipeline(pipeline, line, screen);
        session.setLastStatus(status);
      }
      if (session.ended().isPresent() || status == Command.INTERRUPTED) {
        return status;
      }
    }
    return status;
  }

  private int runPipeline(Pipeline pipeline, String line, StreamScreen screen) {
    try {
      foreign.demandKnown(pipeline, line, session.environment());
    } catch (LabException e) {
      return shown(e, line, screen);
    }
    List<SimpleCommand> commands = pipeline.commands();
    InputStream input = session.scope().input();
    for (SimpleCommand command : commands.subList(0, commands.size() - 1)) {
      ByteArrayOutputStream output = new BoundedOutput();
      Ended ended = runCommand(command, line, input, screen.redirected(output, screen.rawErr()));
      if (ended.way() == Ended.Way.REFUSED || ended.status() == Command.INTERRUPTED) {
        return ended.status();
      }
      input = new ByteArrayInputStream(output.toByteArray());
    }
    return runCommand(commands.getLast(), line, input, screen).status();
  }

  private Ended runCommand(
      SimpleCommand command, String line, InputStream input, StreamScreen screen) {
    try (Redirected redirected = new Redirected(screen, input, session.isConfined())) {
      Expander expander = expander(line, screen);
      Optional<LabException> closed =
          redirected.apply(command.redirections(), expander, session.directory());
      if (closed.isPresent()) {
        return new Ended(shown(closed.get(), line, screen), Ended.Way.REFUSED);
      }
      List<String> words = expander.values(command.words());
      Map<String, String> variables = new LinkedHashMap<>();
      command.assignments().forEach(a -> variables.put(a.name(), expander.value(a.value())));
      Ended ended = runWords(words, variables, line, redirected);
      if (ended.way() == Ended.Way.RAN) {
        redirected.accept();
      }
      return redirected
          .keep()
          .map(lost -> new Ended(shown(lost, line, screen), Ended.Way.FAILED))
          .orElse(ended);
    }
  }

  private int shown(LabException e, String line, StreamScreen screen) {
    return failures.show(e, Typed.line(line), Optional.empty(), screen);
  }

  private Ended runWords(
      List<String> words, Map<String, String> variables, String line, Redirected redirected) {
    if (words.isEmpty()) {
      variables.forEach(session::setVariable);
      return new Ended(0, Ended.Way.RAN);
    }
    LabSession.Scope scope = session.scope();
    session.enter(variables, redirected.input());
    try {
      return dispatch(words, line, redirected.screen(), redirected::told);
    } finally {
      session.leave(scope);
    }
  }

  private Ended dispatch(List<String> words, String line, StreamScreen screen) {
    return dispatch(words, line, screen, failure -> {});
  }

  private Ended dispatch(
      List<String> words, String line, StreamScreen screen, Consumer<Throwable> told) {
    tell(line, screen, listener -> listener.running(session, screen));
    Ended.Way failing = Ended.Way.REFUSED;
    try {
      requireAllowed(words);
      Dispatcher.Ready ready = dispatcher.prepare(words);
      failing = Ended.Way.FAILED;
      return new Ended(ready.run(screen), Ended.Way.RAN);
    } catch (RuntimeException | Error e) {
      told.accept(e);
      return new Ended(
          failures.show(e, new Typed(line, words), dispatcher.specOf(words), screen), failing);
    }
  }

  private void requireAllowed(List<String> words) {
    if (session.isConfined()) {
      ScenarioLines.requireHarmless(words);
      World world = session.service(World.class);
      ScenarioLines.requireOwnVault(
          words, () -> new WorldVault(world).isMeant(session.environment()));
      List<String> own = world.hosts();
      ScenarioLines.requireServers(words, own);
      ScenarioLines.requireServers(session.environment().values(), own);
    }
  }

  private Expander expander(String whole, StreamScreen screen) {
    return new Expander(
        session.environment(),
        session.lastStatus(),
        session.directory(),
        session.home(),
        line -> substitute(line, whole, screen));
  }

  private String substitute(String line, String whole, StreamScreen screen) {
    ByteArrayOutputStream output = new BoundedOutput();
    LabSession.Scope scope = session.scope();
    failures.takeLast();
    try {
      StreamScreen inner = screen.redirected(output, screen.rawErr());
      int status = runPipelines(parsed(line), line, inner);
      if (status != 0) {
        throw SubstitutionProblem.of(line, whole, status, failures.takeLast());
      }
    } finally {
      session.become(scope);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
