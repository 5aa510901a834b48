package dev.signlab.shell.run;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A line for the shell of this machine, run in the lab's folder with the session's environment. */
public final class HostLine {

  /** What such a line begins with. */
  static final String SIGN = "!";

  private HostLine() {}

  /**
   * Runs a line as {@code /bin/sh} reads it, shows what it prints, and returns its status. It reads
   * what the line before it wrote, or the keyboard where nothing else is waiting to be run; else
   * its input is empty.
   */
  public static int run(Invocation invocation, String line) {
    Session session = invocation.session();
    refuseConfined(session, line);
    LargeVariables.refuse(session.environment());
    ProcessBuilder builder =
        HostProcess.prepared(session, session.environment(), "/bin/sh", "-c", line);
    try {
      Screen screen = invocation.screen();
      return new HostProcess(builder, session.input(), screen.programOut(), errors(screen)).run();
    } catch (IOException e) {
      throw Problem.of("the shell of this machine did not start")
          .tried("/bin/sh -c " + line)
          .found(Reason.of(e))
          .asException(e);
    }
  }

  /** Also a command of the lab's that would hand a scenario's line over hands over nothing. */
  private static void refuseConfined(Session session, String line) {
    if (session instanceof LabSession lab && lab.isConfined()) {
      ScenarioLines.requireHarmless(List.of(SIGN, line));
    }
  }

  /** Where output and errors go the same way they are one stream, so that their order is kept. */
  private static Optional<OutputStream> errors(Screen screen) {
    return screen instanceof StreamScreen streams ? streams.programErrApart() : Optional.empty();
  }
}
