package dev.signlab.app;

import dev.signlab.app.calls.Call;
import dev.signlab.app.calls.CallServer;
import dev.signlab.app.calls.Caller;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.machine.GivenVariables;
import dev.signlab.shell.machine.ToolCalls;
import dev.signlab.shell.run.LabSession;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.run.ToolTurns;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Takes the commands of the tools that a text starts in the machine's shell. Those that only read
 * and write have sessions of their own, so that they may stand in one pipe; what acts on the
 * session's servers and labs is done by the session itself, which waits for the text meanwhile.
 *
 * @param host the session
 */
record SessionCalls(LabSession host) implements ToolCalls {

  /** What begins with these words may run beside others. */
  private static final Set<String> ALONE =
      Set.of(
          "cosign", "docker", "podman", "nerdctl", "buildah", "skopeo", "crane", "syft", "jib",
          "jq", "yq", "oras", "view", "wire", "explain");

  /** Words behind docker that start and stop the registry, or ask after it. */
  private static final Set<String> CONTAINERS =
      Set.of("run", "start", "restart", "stop", "kill", "rm", "ps", "logs", "container", "compose");

  /** By this word the shell of the machine asks for what it does not know itself. */
  private static final String MISSING = "missing";

  /** Behind this stands a whole line, whose text may need the machine's shell once more. */
  private static final String LINE = "-c";

  /** Alone it opens the lab, which is open. */
  private static final String LAB = "lab";

  @Override
  public Way begin(Path file, Path programs) {
    Path top = LabWiring.top().toAbsolutePath();
    try {
      GivenVariables given = new GivenVariables(host, programs);
      CallServer server =
          CallServer.start(file, "", caller -> run(asTyped(caller, given)), Calls.most());
      return new Way(top.resolve("lab"), top.resolve(".mvn").resolve("call.bash"), server::close);
    } catch (IOException e) {
      throw Problem.of("the lab's tools cannot be reached from the shell of this machine")
          .tried("to listen on a port of 127.0.0.1")
          .found(Reason.of(e))
          .command("doctor")
          .asException(e);
    }
  }

  private static Caller asTyped(Caller caller, GivenVariables given) {
    Call call = caller.call().with(given.asTyped(caller.call().variables()));
    return new Caller(call, caller.input(), caller.out(), caller.err(), caller.questions());
  }

  private int run(Caller caller) {
    List<String> words = Options.read(caller.call().words()).command();
    if (words.isEmpty()) {
      return runOnHost(caller, List.of(LAB));
    }
    if (words.getFirst().equals(LINE)) {
      return Calls.runLine(caller, host);
    }
    return isAlone(words) ? Calls.run(caller, host) : runOnHost(caller, words);
  }

  private static boolean isAlone(List<String> words) {
    boolean containers = words.size() > 1 && CONTAINERS.contains(words.get(1));
    return ALONE.contains(words.getFirst()) && !containers;
  }

  private int runOnHost(Caller caller, List<String> words) {
    boolean missing = words.getFirst().equals(MISSING) && words.size() > 1;
    List<String> command = missing ? words.subList(1, words.size()) : words;
    Call call = caller.call();
    return host.tools()
        .run(
            call.folder(),
            call.variables(),
            caller.input(),
            streams -> host.service(LineRunner.class).runForTool(command, screen(caller, streams)))
        .orElseGet(() -> late(caller));
  }

  private StreamScreen screen(Caller caller, ToolTurns.Streams streams) {
    OutputStream out = streams.output(caller.out());
    OutputStream err = streams.output(caller.err());
    return Calls.screen(
        new Caller(caller.call(), caller.input(), out, err, caller.questions()), host);
  }

  private int late(Caller caller) {
    Calls.screen(caller, host).err("error: the text that began this command has ended");
    return Command.INTERRUPTED;
  }
}
