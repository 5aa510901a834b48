package dev.signlab.shell.machine;

import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.home.LabHome;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.HostProcess;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LargeVariables;
import dev.signlab.shell.run.MachineShell;
import dev.signlab.shell.run.ToolTurns;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.ProgramPath;
import dev.signlab.storage.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The bash of this machine. Each text has a process of its own, with the session's variables and
 * folder, which come back; arrays, functions and options of one text are there in the next.
 */
public final class BashShell implements MachineShell {

  private static final String NOTICE =
      "this machine's bash runs this line; the lab's tools answer inside it";
  private static final String PATH = "PATH";

  private final LabSession session;
  private final ToolCalls calls;
  private final Supplier<Set<String>> tools;
  private Optional<ToolFolder> folder = Optional.empty();
  private String kept = "";
  private boolean failsPipes;

  /**
   * Makes the shell of a session; nothing is looked for or started before a text needs it.
   *
   * @param tools the first words of the lab's tools
   */
  public BashShell(LabSession session, ToolCalls calls, Supplier<Set<String>> tools) {
    this.session = session;
    this.calls = calls;
    this.tools = tools;
  }

  @Override
  public boolean isThere() {
    return bash().isPresent();
  }

  @Override
  public boolean failsPipes() {
    return failsPipes;
  }

  @Override
  public boolean hasFunction(String name) {
    return ("\n" + kept).contains("\n" + name + " () \n");
  }

  private Optional<Path> bash() {
    return ProgramPath.findAbsolute("bash", session.environment());
  }

  @Override
  public int run(String text, StreamScreen screen) {
    Path bash = bash().orElseThrow();
    try {
      ToolFolder tool = folder(bash, screen);
      GivenVariables variables = new GivenVariables(session, tool.programs());
      Map<String, String> given = variables.of(text, tool.begin(), screen);
      tool.put(text, GivenVariables.declared(given) + kept);
      Path begun = session.directory();
      int status = run(start(bash, tool, given, screen));
      Optional<BashState> state = BashState.parse(tool.take());
      state.ifPresent(left -> adopt(left, given, variables));
      state
          .flatMap(BashState::folder)
          .filter(left -> !left.equals(begun))
          .filter(Files::isDirectory)
          .ifPresent(session::goTo);
      return status;
    } catch (IOException e) {
      throw Problem.of("the bash of this machine could not be used")
          .tried(bash + " with what was typed")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  /** Nothing comes back before the last tool has left the session. */
  private int run(HostProcess process) throws IOException {
    try (ToolTurns.Text _ = session.tools().begin()) {
      return process.run();
    }
  }

  /** The first time it is said, where it stands in nobody's pipe. */
  private ToolFolder folder(Path bash, Screen screen) throws IOException {
    if (folder.isEmpty()) {
      Path home = session.service(LabHome.class).folder();
      folder = Optional.of(ToolFolder.make(bash, tools.get(), calls, home));
      screen.err(NOTICE);
    }
    return folder.get();
  }

  private HostProcess start(
      Path bash, ToolFolder tool, Map<String, String> given, StreamScreen screen) {
    Map<String, String> exported = new TreeMap<>(given);
    exported.keySet().removeAll(LargeVariables.in(given).keySet());
    ProcessBuilder builder =
        HostProcess.prepared(session, exported, bash.toString(), tool.text().toString());
    if (!session.isInputShared() && !session.hasInput()) {
      builder.redirectInput(new File("/dev/null"));
    }
    return new HostProcess(builder, session.input(), screen.programOut(), screen.programErrApart());
  }

  @Override
  public void close() {
    folder.ifPresent(ToolFolder::close);
    folder = Optional.empty();
    kept = "";
    failsPipes = false;
  }

  private void adopt(BashState state, Map<String, String> given, GivenVariables variables) {
    kept = state.kept();
    failsPipes = state.failsPipes();
    Map<String, String> left = new TreeMap<>(state.variables());
    GivenVariables.removeTilde(left, given);
    left.computeIfPresent(PATH, (name, value) -> variables.withoutTools(value));
    Map<String, String> before = session.environment();
    left.forEach(
        (name, value) -> {
          boolean asGiven = value.equals(given.get(name)) && !name.equals(PATH);
          if (!asGiven && !value.equals(before.get(name))) {
            session.setVariable(name, value);
          }
        });
    given.keySet().stream()
        .filter(name -> Declaration.isName(name) && !BashState.isOwn(name))
        .filter(name -> !state.names().contains(name))
        .toList()
        .forEach(session::removeVariable);
  }
}
