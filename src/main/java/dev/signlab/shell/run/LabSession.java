package dev.signlab.shell.run;

import dev.signlab.oci.client.RegistryAccess;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.shell.command.LineMode;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.command.StandardInput;
import dev.signlab.shell.screen.StoppableInput;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The session of one process. Used by one thread at a time, which may change between lines. */
public final class LabSession implements Session {

  /** By these a command would find programs of the machine, such as a container engine. */
  private static final Set<String> WAYS_OUT = Set.of("PATH", "DOCKER_HOST");

  private final Map<Class<?>, Function<Session, ?>> makers;
  private final Map<Class<?>, Object> services = new HashMap<>();
  private final InstantSource clock;
  private final boolean interactive;
  private final StandardInput kind;
  private Map<String, String> variables;
  private Supplier<Map<String, String>> lent = Map::of;
  private Path directory;
  private Optional<Path> home = Optional.empty();
  private final InputStream own;
  private InputStream input;
  private BooleanSupplier inputLent = () -> true;
  private Optional<ScenarioOrigin> origin = Optional.empty();
  private Optional<LineMode> mode = Optional.empty();
  private int lastStatus;
  private OptionalInt end = OptionalInt.empty();
  private final ToolTurns tools = new ToolTurns(this);

  /**
   * Starts a session.
   *
   * @param setting what it starts with
   * @param makers what makes each service when it is first asked for
   */
  public LabSession(Setting setting, Map<Class<?>, Function<Session, ?>> makers) {
    this.makers = Map.copyOf(makers);
    this.variables = new TreeMap<>(setting.environment());
    this.directory = setting.directory();
    this.own = setting.input();
    this.input = setting.input();
    this.kind = setting.kind();
    this.clock = setting.clock();
    this.interactive = setting.interactive();
  }

  /**
   * What a session starts with.
   *
   * @param directory the folder
   * @param environment the process's variables
   * @param input standard input
   * @param clock the clock
   * @param interactive whether a person sits before it
   * @param kind what standard input is: data is for the one command of this process
   */
  public record Setting(
      Path directory,
      Map<String, String> environment,
      InputStream input,
      InstantSource clock,
      boolean interactive,
      StandardInput kind) {

    /** Copies the variables. */
    public Setting {
      environment = Map.copyOf(environment);
    }

    /** Returns the same with another clock, such as that of a world. */
    public Setting with(InstantSource other) {
      return new Setting(directory, environment, input, other, interactive, kind);
    }

    /** A session before whose standard input a person sits. */
    public Setting(
        Path directory,
        Map<String, String> environment,
        InputStream input,
        InstantSource clock,
        boolean interactive) {
      this(directory, environment, input, clock, interactive, StandardInput.TERMINAL);
    }
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public void changeDirectory(Path folder) {
    directory = folder.toAbsolutePath().normalize();
  }

  @Override
  public Path home() {
    return home.orElseGet(
        () -> Path.of(variables.getOrDefault("HOME", System.getProperty("user.home"))));
  }

  /** Makes a folder the one that {@code ~} means, and goes there. */
  public void settle(Path folder) {
    changeDirectory(folder);
    home = Optional.of(directory);
  }

  /**
   * Runs some work whose lines come from a scenario: they stay within the lab, as {@link
   * ScenarioLines} says.
   */
  public <T> T confined(ScenarioOrigin whose, Supplier<T> work) {
    Optional<ScenarioOrigin> before = origin;
    origin = Optional.of(whose);
    try {
      return work.get();
    } finally {
      origin = before;
    }
  }

  /** Tells whether the line under way comes from a scenario. */
  boolean isConfined() {
    return origin.isPresent();
  }

  /** Tells whether the line under way comes from a scenario that nobody has vouched for. */
  public boolean isForeign() {
    return origin.equals(Optional.of(ScenarioOrigin.ELSEWHERE));
  }

  /** Has the lines that follow typed in another language. */
  public void speak(LineMode language) {
    mode = Optional.of(language);
  }

  /** Has the lines that follow typed in the lab's own language again. */
  public void speakLines() {
    mode = Optional.empty();
  }

  /** Returns the language of the next line, or nothing when it is the lab's own. */
  public Optional<LineMode> mode() {
    return isConfined() ? Optional.empty() : mode;
  }

  /** Adds variables that hold as long as nobody sets them, such as those of the open lab. */
  public void lend(Supplier<Map<String, String>> variables) {
    lent = variables;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> borrowed = lent.get();
    if (borrowed.isEmpty() && !isConfined()) {
      return Collections.unmodifiableMap(variables);
    }
    Map<String, String> all = new TreeMap<>(borrowed);
    all.putAll(variables);
    if (isConfined()) {
      all.keySet().removeAll(WAYS_OUT);
    }
    return Collections.unmodifiableMap(all);
  }

  @Override
  public void setVariable(String name, String value) {
    requireFree(name);
    variables.put(name, value);
  }

  /** Takes a variable away that was set here; one that the open lab lends stays. */
  public void removeVariable(String name) {
    requireFree(name);
    variables.remove(name);
  }

  @Override
  public InputStream input() {
    if (!hasInput()) {
      return InputStream.nullInputStream();
    }
    return interactive && isInputShared() ? StoppableInput.of(input) : input;
  }

  @Override
  public boolean isInputGiven() {
    return !input.equals(own);
  }

  @Override
  public boolean isInputShared() {
    return !isInputGiven() && own.equals(System.in) && inputLent.getAsBoolean();
  }

  /** Tells whether a command has something to read: a pipe, or input that it may share. */
  public boolean hasInput() {
    return isInputGiven() || inputLent.getAsBoolean();
  }

  /**
   * Says when commands may read the process's own input. While lines come from there they must not,
   * for they would eat the lines that follow.
   *
   * @param lent is asked when a command wants to read it
   * @return what was asked before
   */
  public BooleanSupplier lendInput(BooleanSupplier lent) {
    BooleanSupplier before = inputLent;
    inputLent = lent;
    return before;
  }

  @Override
  public Optional<InputStream> piped() {
    boolean data = isInputGiven() || (kind == StandardInput.DATA && inputLent.getAsBoolean());
    return data ? Optional.of(input) : Optional.empty();
  }

  @Override
  public boolean isKeyboard() {
    return kind == StandardInput.TERMINAL && !isInputGiven();
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public boolean isInteractive() {
    return interactive;
  }

  @Override
  public synchronized <T> T service(Class<T> type) {
    Object service = services.get(type);
    if (service == null) {
      service = make(type);
      services.put(type, service);
    }
    return type.cast(service);
  }

  /** Returns a service only if it has been made. */
  public synchronized <T> Optional<T> made(Class<T> type) {
    return Optional.ofNullable(services.get(type)).map(type::cast);
  }

  /**
   * Forgets what registries have accepted so far: whoever logs in or out, or changes who may, means
   * the next line already.
   */
  public void forgetLogins() {
    forget(RegistryAccess.class, RegistryClient.class);
  }

  /** Lets services be made anew when they are next asked for, because something has changed. */
  public synchronized void forget(Class<?>... types) {
    for (Class<?> type : types) {
      services.remove(type);
    }
  }

  private Object make(Class<?> type) {
    Function<Session, ?> maker = makers.get(type);
    if (maker == null) {
      throw new IllegalStateException("the application wired no " + type.getName());
    }
    return maker.apply(this);
  }

  /** Ends the session after the line under way, with a status. */
  public void end(int status) {
    end = OptionalInt.of(status);
  }

  /** Returns the status with which the session has been ended, if it has. */
  public OptionalInt ended() {
    return end;
  }

  /** Returns the status of the line before. */
  public int lastStatus() {
    return lastStatus;
  }

  void setLastStatus(int status) {
    lastStatus = status;
  }

  /** Returns the turns of the tools that a text of this session starts. */
  public ToolTurns tools() {
    return tools;
  }

  /** What a line may change for itself alone: variables, standard input, folder. */
  record Scope(Map<String, String> variables, InputStream input, Path directory) {}

  Scope scope() {
    return new Scope(variables, input, directory);
  }

  void enter(Map<String, String> more, InputStream lineInput) {
    more.keySet().stream().filter(name -> !ScenarioLines.isOfLine(name)).forEach(this::requireFree);
    if (!more.isEmpty()) {
      variables = new TreeMap<>(variables);
      variables.putAll(more);
    }
    input = lineInput;
  }

  private void requireFree(String name) {
    if (isConfined() && !name.equals("PWD") && !name.equals("OLDPWD")) {
      ScenarioLines.requireFree(name);
    }
  }

  /** Replaces all that a line or a tool has of its own. */
  void become(Scope scope) {
    leave(scope);
    directory = scope.directory();
  }

  /** Takes back what the line changed for itself; variables that it set for others stay. */
  void leave(Scope scope) {
    variables = scope.variables();
    input = scope.input();
  }
}
